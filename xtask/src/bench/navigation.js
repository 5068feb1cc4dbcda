// Follows links of the built site in Chromium, as a visitor meets them, and tells in JSON what that took:
//   node navigation.js LIGHTHOUSE CHROMIUM ADDRESS
// Bounds, medians and the table are navigation.rs's. Progress goes to the error stream.
const { realpathSync } = require("node:fs");
const { createRequire } = require("node:module");

const [lighthouse, chromium, address] = process.argv.slice(2);
// Lighthouse brings the library that steers Chromium.
const puppeteer = createRequire(realpathSync(lighthouse))("puppeteer-core");

const TIMES = 5;
// Of the processor, as for Lighthouse's mid-range phone.
const SLOWDOWN = 4;
// In milliseconds: a hand rests on a link before it presses; nothing happens any more once a page is complete.
const [HOVER, REST] = [300, 500];
const LINKS = [["/session/", "/"], ["/", "/about-therapy/"], ["/", "/session/"]];
// What V8 compiles while a page is used would count as memory that is not given back.
const INTERPRETED = "--js-flags=--no-opt --no-maglev --no-sparkplug";
// By the first of these every page has been seen; whatever grows until the second is kept for nothing.
const NAVIGATIONS = [20, 200];

const menuLink = (path) => `header nav a[href="${path}"]`;
const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const atRest = (page) => page.waitForNetworkIdle({ idleTime: REST });

/** In the page, before any script of its own: marks for the trace, and how long the app took to start. */
const watch = () => {
  window.seen = { ready: 0, longest: 0 };
  new MutationObserver((_, observer) => {
    if (document.documentElement?.dataset.app !== "ready") return;
    window.seen.ready = performance.now();
    observer.disconnect();
  }).observe(document, { attributes: true, subtree: true, attributeFilter: ["data-app"] });
  new PerformanceObserver((list) => {
    if (window.seen.ready) return;
    for (const { duration } of list.getEntries()) window.seen.longest = Math.max(window.seen.longest, duration);
  }).observe({ type: "longtask", buffered: true });
  const clicked = (event) => {
    performance.mark("click", { startTime: event.timeStamp });
    window.answer?.(event);
  };
  addEventListener("click", clicked, true);
};

/** In the page: answers the next click with the finished HTML of the page at `to`, whose artwork has been read. */
const answerAtOnce = async (to) => {
  const parsed = new DOMParser().parseFromString(await (await fetch(to)).text(), "text/html");
  const html = parsed.querySelector("main").innerHTML;
  const artwork = [...parsed.querySelectorAll("main use")].map((use) => `<svg>${use.outerHTML}</svg>`);
  document.body.insertAdjacentHTML("beforeend", `<div hidden>${artwork.join("")}</div>`);
  window.answer = (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    document.querySelector("main").innerHTML = html;
    scrollTo(0, 0);
  };
};

/** In the page, before any script of its own: the visitor asks for as little data as can be. */
const saveData = () => Object.defineProperty(navigator, "connection", { value: { saveData: true } });

/** A new browser, with nothing stored, on a page where the app runs. */
const arrive = async (path, { slowdown = 1, more = [], saves = false }, visit) => {
  const args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", ...more];
  const browser = await puppeteer.launch({ executablePath: chromium, args });
  try {
    // In a private window: elsewhere the links to a page that was visited are painted again a moment after it stands.
    const page = await (await browser.createBrowserContext()).newPage();
    await page.setViewport({ width: 1280, height: 900 });
    const devtools = await page.createCDPSession();
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    await page.evaluateOnNewDocument(watch);
    if (saves) await page.evaluateOnNewDocument(saveData);
    await page.goto(new URL(path, address).href, { waitUntil: "load" });
    await page.waitForSelector("[data-app=ready]");
    if (!saves) await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
    // The pointer has come over the page, away from all links.
    await page.mouse.move(1, 1);
    await sleep(REST);
    await atRest(page);
    return await visit(page, devtools);
  } finally {
    await browser.close();
  }
};

/** The milliseconds from the click to the end of the page's last paint, by the browser's own trace. */
const untilComplete = (trace, frame) => {
  const { traceEvents } = JSON.parse(Buffer.from(trace).toString());
  const click = traceEvents.find(({ name, cat }) => name === "click" && cat.includes("blink.user_timing"));
  // Not those of the icon in the tab, which has a frame of its own.
  const paints = traceEvents.filter(({ name, ts, args }) => name === "Paint" && ts > click?.ts && args.data.frame === frame);
  if (!paints.length) throw new Error("nothing was painted after the click");
  return Math.max(...paints.map(({ ts, dur = 0 }) => ts + dur - click.ts)) / 1000;
};

/** The first link of a visit: `way` is `hover`, `cold` (without resting on it), `saving` (the same), or `limit`. */
const follow = (way, from, to) =>
  arrive(from, { slowdown: SLOWDOWN, saves: way === "saving" }, async (page, devtools) => {
    const { seen, title } = await page.evaluate(() => ({ seen: window.seen, title: document.title }));
    if (way === "limit") {
      await page.evaluate(answerAtOnce, to);
      await atRest(page);
    }
    const { x, y } = await (await page.$(menuLink(to))).clickablePoint();
    await page.tracing.start({ categories: ["blink.user_timing", "devtools.timeline"] });
    await page.mouse.move(x, y);
    if (["hover", "limit"].includes(way)) await sleep(HOVER);
    await page.mouse.down();
    await page.mouse.up();
    if (way !== "limit") await page.waitForFunction((before) => document.title !== before, {}, title);
    await atRest(page);
    await sleep(REST);
    const { frameTree } = await devtools.send("Page.getFrameTree");
    const complete = untilComplete(await page.tracing.stop(), frameTree.frame.id);
    const fetched = await page.evaluate(() => performance.getEntriesByType("resource").map((entry) => entry.toJSON()));
    const trip = fetched.find(({ name }) => name.endsWith(".json"))?.duration;
    return { ...seen, complete, trip };
  });

const firstLinks = async () => {
  const started = { ready: [], longest: [] };
  const links = [];
  for (const [from, to] of LINKS) {
    const link = { to, hover: [], cold: [], saving: [], limit: [], trip: [] };
    for (const way of Array(TIMES).fill(["limit", "hover", "cold", "saving"]).flat()) {
      const { complete, trip, ready, longest } = await follow(way, from, to);
      link[way].push(complete);
      if (way === "saving") link.trip.push(trip);
      started.ready.push(ready);
      started.longest.push(longest);
    }
    links.push(link);
  }
  return { links, started };
};

/** What is in memory, in bytes, after whatever nobody holds is gone. */
const weigh = async (page, devtools) => {
  await devtools.send("HeapProfiler.collectGarbage");
  await devtools.send("HeapProfiler.collectGarbage");
  const { usedSize } = await devtools.send("Runtime.getHeapUsage");
  const wasm = await page.evaluate(async () => {
    // Behind the # stands its integrity. Once it has begun, this gives what the app exports.
    const [script] = document.querySelector("script[data-wasm]").dataset.js.split("#");
    const { memory } = await (await import(script)).default();
    return memory.buffer.byteLength;
  });
  return { heap: usedSize, wasm };
};

const memory = () => {
  const visit = async (page, devtools) => {
    const menu = await page.$$eval("header nav a", (links) => links.map(({ pathname }) => pathname));
    const weights = [];
    for (let done = 1; done <= Math.max(...NAVIGATIONS); done += 1) {
      const to = menu[done % menu.length];
      await page.hover(menuLink(to));
      await page.$eval(menuLink(to), (link) => link.click());
      await page.waitForFunction((path) => document.documentElement.dataset.shown === path, {}, to);
      if (NAVIGATIONS.includes(done)) weights.push({ navigations: done, ...(await weigh(page, devtools)) });
    }
    return weights;
  };
  return arrive("/", { more: [INTERPRETED] }, visit);
};

(async () => {
  console.error(`Following the first link, ${TIMES} times to each of ${LINKS.length} pages …`);
  const measured = await firstLinks();
  console.error(`Moving between pages, ${Math.max(...NAVIGATIONS)} times in one visit …`);
  console.log(JSON.stringify({ ...measured, memory: await memory() }));
})();
