// Follows links of the built site in Chromium, as a visitor does, and prints the times and the memory as JSON:
//   node navigation.js LIGHTHOUSE CHROMIUM ADDRESS
// navigation.rs has the bounds, the medians and the table. Progress goes to stderr.
const { realpathSync } = require("node:fs");
const { createRequire } = require("node:module");

const [lighthouse, chromium, address] = process.argv.slice(2);
// Lighthouse installs the library that controls Chromium.
const puppeteer = createRequire(realpathSync(lighthouse))("puppeteer-core");

const TIMES = 5;
// The CPU slowdown of Lighthouse's mid-range phone.
const SLOWDOWN = 4;
// In milliseconds: the time on a link before the click, and the time without activity after which a page is complete.
const [HOVER, IDLE] = [300, 500];
const LINKS = [["/session/", "/"], ["/", "/about-therapy/"], ["/", "/session/"]];
// Disables V8's compilers: their compiled code would look like a leak.
const WITHOUT_JIT = "--js-flags=--no-opt --no-maglev --no-sparkplug";
// By the first count, every page has been visited; memory that grows until the second is a leak.
const NAVIGATIONS = [20, 200];

const menuLink = (path) => `header nav a[href="${path}"]`;
const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const networkIdle = (page) => page.waitForNetworkIdle({ idleTime: IDLE });

/** In the page, before its scripts: marks clicks for the trace and records how long the app takes to start. */
const recordStart = () => {
  window.startTimes = { ready: 0, longest: 0 };
  new MutationObserver((_, observer) => {
    if (document.documentElement?.dataset.app !== "ready") return;
    window.startTimes.ready = performance.now();
    observer.disconnect();
  }).observe(document, { attributes: true, subtree: true, attributeFilter: ["data-app"] });
  new PerformanceObserver((list) => {
    if (window.startTimes.ready) return;
    for (const { duration } of list.getEntries()) window.startTimes.longest = Math.max(window.startTimes.longest, duration);
  }).observe({ type: "longtask", buffered: true });
  const clicked = (event) => {
    performance.mark("click", { startTime: event.timeStamp });
    window.onMarkedClick?.(event);
  };
  addEventListener("click", clicked, true);
};

/** In the page: on the next click, inserts the finished HTML of the page at `to`, whose artwork is already loaded. */
const insertOnClick = async (to) => {
  const parsed = new DOMParser().parseFromString(await (await fetch(to)).text(), "text/html");
  const html = parsed.querySelector("main").innerHTML;
  const artwork = [...parsed.querySelectorAll("main use")].map((use) => `<svg>${use.outerHTML}</svg>`);
  document.body.insertAdjacentHTML("beforeend", `<div hidden>${artwork.join("")}</div>`);
  window.onMarkedClick = (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    document.querySelector("main").innerHTML = html;
    scrollTo(0, 0);
  };
};

/** In the page, before its scripts: turns on the browser's data saver. */
const saveData = () => Object.defineProperty(navigator, "connection", { value: { saveData: true } });

/** Starts a browser with an empty profile, opens a page, waits for the app and calls `visit`. */
const openPage = async (path, { slowdown = 1, flags = [], saves = false }, visit) => {
  const args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", ...flags];
  const browser = await puppeteer.launch({ executablePath: chromium, args });
  try {
    // In a private window: in others, links to visited pages are repainted a moment after the page is shown.
    const page = await (await browser.createBrowserContext()).newPage();
    await page.setViewport({ width: 1280, height: 900 });
    const devtools = await page.createCDPSession();
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    await page.evaluateOnNewDocument(recordStart);
    if (saves) await page.evaluateOnNewDocument(saveData);
    await page.goto(new URL(path, address).href, { waitUntil: "load" });
    await page.waitForSelector("[data-app=ready]");
    if (!saves) await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
    // The pointer is over the page, away from all links.
    await page.mouse.move(1, 1);
    await sleep(IDLE);
    await networkIdle(page);
    return await visit(page, devtools);
  } finally {
    await browser.close();
  }
};

/** The milliseconds from the click to the end of the page's last paint, from the browser's trace. */
const clickToLastPaint = (trace, frame) => {
  const { traceEvents } = JSON.parse(Buffer.from(trace).toString());
  const click = traceEvents.find(({ name, cat }) => name === "click" && cat.includes("blink.user_timing"));
  // Without the tab's icon, which is painted in another frame.
  const paints = traceEvents.filter(({ name, ts, args }) => name === "Paint" && ts > click?.ts && args.data.frame === frame);
  if (!paints.length) throw new Error("nothing was painted after the click");
  return Math.max(...paints.map(({ ts, dur = 0 }) => ts + dur - click.ts)) / 1000;
};

/** Follows the first link of a visit. `mode`: `hover`, `cold` (no hover), `saving` (no hover, data saver) or `baseline`. */
const followLink = (mode, from, to) =>
  openPage(from, { slowdown: SLOWDOWN, saves: mode === "saving" }, async (page, devtools) => {
    const { startTimes, title } = await page.evaluate(() => ({ startTimes: window.startTimes, title: document.title }));
    if (mode === "baseline") {
      await page.evaluate(insertOnClick, to);
      await networkIdle(page);
    }
    const { x, y } = await (await page.$(menuLink(to))).clickablePoint();
    await page.tracing.start({ categories: ["blink.user_timing", "devtools.timeline"] });
    await page.mouse.move(x, y);
    if (["hover", "baseline"].includes(mode)) await sleep(HOVER);
    await page.mouse.down();
    await page.mouse.up();
    if (mode !== "baseline") await page.waitForFunction((before) => document.title !== before, {}, title);
    await networkIdle(page);
    await sleep(IDLE);
    const { frameTree } = await devtools.send("Page.getFrameTree");
    const complete = clickToLastPaint(await page.tracing.stop(), frameTree.frame.id);
    const fetched = await page.evaluate(() => performance.getEntriesByType("resource").map((entry) => entry.toJSON()));
    const fetch = fetched.find(({ name }) => name.endsWith(".json"))?.duration;
    return { ...startTimes, complete, fetch };
  });

const followFirstLinks = async () => {
  const started = { ready: [], longest: [] };
  const links = [];
  for (const [from, to] of LINKS) {
    const link = { to, hover: [], cold: [], saving: [], baseline: [], fetch: [] };
    for (const mode of Array(TIMES).fill(["baseline", "hover", "cold", "saving"]).flat()) {
      const { complete, fetch, ready, longest } = await followLink(mode, from, to);
      link[mode].push(complete);
      if (mode === "saving") link.fetch.push(fetch);
      started.ready.push(ready);
      started.longest.push(longest);
    }
    links.push(link);
  }
  return { links, started };
};

/** The bytes in memory after garbage collection. */
const measureMemory = async (page, devtools) => {
  await devtools.send("HeapProfiler.collectGarbage");
  await devtools.send("HeapProfiler.collectGarbage");
  const { usedSize } = await devtools.send("Runtime.getHeapUsage");
  const wasm = await page.evaluate(async () => {
    // The integrity hash follows the #. If the app is already running, `default()` returns its exports.
    const [script] = document.querySelector("script[data-wasm]").dataset.js.split("#");
    const { memory } = await (await import(script)).default();
    return memory.buffer.byteLength;
  });
  return { heap: usedSize, wasm };
};

const compareMemory = () => {
  const visit = async (page, devtools) => {
    const menu = await page.$$eval("header nav a", (links) => links.map(({ pathname }) => pathname));
    const measured = [];
    for (let done = 1; done <= Math.max(...NAVIGATIONS); done += 1) {
      const to = menu[done % menu.length];
      await page.hover(menuLink(to));
      await page.$eval(menuLink(to), (link) => link.click());
      await page.waitForFunction((path) => document.documentElement.dataset.shown === path, {}, to);
      if (NAVIGATIONS.includes(done)) measured.push({ navigations: done, ...(await measureMemory(page, devtools)) });
    }
    return measured;
  };
  return openPage("/", { flags: [WITHOUT_JIT] }, visit);
};

(async () => {
  console.error(`Following the first link, ${TIMES} times to each of ${LINKS.length} pages …`);
  const measured = await followFirstLinks();
  console.error(`Moving between pages, ${Math.max(...NAVIGATIONS)} times in one visit …`);
  console.log(JSON.stringify({ ...measured, memory: await compareMemory() }));
})();
