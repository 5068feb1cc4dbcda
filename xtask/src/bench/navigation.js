// Moves through the built site in Chromium, as a visitor does, and writes what that took into a file:
//   node navigation.js LIGHTHOUSE CHROMIUM ADDRESS RESULT
// Bounds, medians and the table are navigation.rs's. Progress goes to the error stream.
const { realpathSync, writeFileSync } = require("node:fs");
const { createRequire } = require("node:module");

const [lighthouse, chromium, address, result] = process.argv.slice(2);
// Lighthouse brings the library that steers Chromium.
const puppeteer = createRequire(realpathSync(lighthouse))("puppeteer-core");

const TIMES = 9;
// Of the processor, as for Lighthouse's mid-range phone.
const SLOWDOWN = 4;
// A hand rests on a link about as long before it presses.
const HOVER = 300;
// A page that takes longer than this to stand is broken, not slow.
const PATIENCE = 10_000;
// By the first of these every page has been seen; whatever grows until the second is kept for nothing.
const NAVIGATIONS = [20, 200];

const READY = "[data-app=ready]";
const menuLink = (path) => `header nav a[href="${path}"]`;

/** In the page, before any script of its own: notes when things happened, on the page's own clock. */
const watch = () => {
  const seen = { ready: 0, clicked: 0, longest: 0 };
  window.seen = seen;
  // Where the app's script lies: behind the # stands its integrity.
  window.module = () => document.querySelector("script[data-wasm]").dataset.js.split("#")[0];
  new MutationObserver((_, observer) => {
    if (!document.documentElement?.dataset.app) return;
    seen.ready = performance.now();
    observer.disconnect();
  }).observe(document, { attributes: true, subtree: true, attributeFilter: ["data-app"] });
  addEventListener("click", ({ timeStamp }) => (seen.clicked = timeStamp), true);
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration);
  }).observe({ type: "longtask", buffered: true });
};

/** In the page, before a click: `seen.painted` will be the time from the click to the moment when the new
    page's heading is on the screen, by Element Timing, in milliseconds. */
const expectPaint = (patience) => {
  window.seen.painted = new Promise((resolve, reject) => {
    const heading = () => document.querySelector("h1");
    const before = heading()?.textContent;
    const late = setTimeout(() => reject(new Error("no other heading was painted")), patience);
    const paints = new PerformanceObserver((list) => {
      const [{ renderTime }] = list.getEntries();
      paints.disconnect();
      clearTimeout(late);
      resolve(renderTime - window.seen.clicked);
    });
    paints.observe({ type: "element" });
    new MutationObserver((_, observer) => {
      if (!heading() || heading().textContent === before) return;
      observer.disconnect();
      // Before its first paint, which is then told.
      heading().setAttribute("elementtiming", "heading");
    }).observe(document.querySelector("main"), { childList: true, subtree: true, characterData: true });
  });
};

/** Clicks as `click` does, and gives how long the next page took. */
const navigate = async (page, click) => {
  // Awaited: a click may overtake what the page is told.
  await page.evaluate(expectPaint, PATIENCE);
  await click();
  return page.evaluate(() => window.seen.painted);
};

/** A new visitor, with nothing stored, before the first page. */
const visitor = async (browser, slowdown) => {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  const devtools = await page.createCDPSession();
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  // A first visit: once the site is kept on the device, nothing would be fetched any more.
  await page.evaluateOnNewDocument(() => delete Navigator.prototype.serviceWorker);
  await page.evaluateOnNewDocument(watch);
  return { context, page, devtools };
};

const arrive = async (page) => {
  await page.goto(address, { waitUntil: "load" });
  await page.waitForSelector(READY, { timeout: 3 * PATIENCE });
};

/** The menu's pages, the last first, and back to where the walk began. */
const walkOf = async (page) => {
  const menu = await page.$$eval("header nav a", (links) => links.map(({ pathname }) => pathname));
  if (menu.length < 2) throw new Error("the menu of the first page has no second page to go to");
  return [...menu.slice(1).reverse(), menu[0]];
};

/** One visitor's walk: for each page the milliseconds from click to paint. */
const walk = async (browser, hover) => {
  const { context, page } = await visitor(browser, SLOWDOWN);
  await arrive(page);
  const steps = [];
  for (const to of await walkOf(page)) {
    const milliseconds = await navigate(page, async () => {
      await page.hover(menuLink(to));
      if (hover) await new Promise((resolve) => setTimeout(resolve, HOVER));
      await page.mouse.down();
      await page.mouse.up();
    });
    steps.push({ to, milliseconds });
    // What the page has still to fetch is not charged to the next step.
    await page.waitForNetworkIdle({ idleTime: 100 });
  }
  await context.close();
  return steps;
};

const walks = async (browser, hover) => {
  const pages = new Map();
  for (let time = 0; time < TIMES; time += 1) {
    for (const { to, milliseconds } of await walk(browser, hover)) {
      pages.set(to, [...(pages.get(to) ?? []), milliseconds]);
    }
  }
  return [...pages].map(([to, milliseconds]) => ({ to, milliseconds }));
};

/** How long until the app has taken the page over, once. */
const hydration = async (browser, slowdown) => {
  const { context, page } = await visitor(browser, slowdown);
  await arrive(page);
  const times = await page.evaluate(() => {
    const [module] = performance.getEntriesByName(new URL(window.module(), location.href).href);
    const { ready, longest } = window.seen;
    return { visit: ready, app: ready - module.startTime, longest };
  });
  await context.close();
  return times;
};

const hydrations = async (browser, slowdown) => {
  const all = [];
  for (let time = 0; time < TIMES; time += 1) all.push(await hydration(browser, slowdown));
  const each = (name) => all.map((times) => times[name]);
  return { slowdown, visit: each("visit"), app: each("app"), longest: each("longest") };
};

/** What is in memory, in bytes, after whatever nobody holds is gone. */
const weigh = async (page, devtools) => {
  await devtools.send("HeapProfiler.collectGarbage");
  await devtools.send("HeapProfiler.collectGarbage");
  const { usedSize } = await devtools.send("Runtime.getHeapUsage");
  const wasm = await page.evaluate(async () => {
    // Once it has begun, this gives what the app exports.
    const { memory } = await (await import(window.module())).default();
    return memory.buffer.byteLength;
  });
  return { heap: usedSize, wasm };
};

const memory = async (browser) => {
  const { context, page, devtools } = await visitor(browser, 1);
  await arrive(page);
  const pages = await walkOf(page);
  const weights = [];
  for (let done = 1; done <= Math.max(...NAVIGATIONS); done += 1) {
    const to = menuLink(pages[(done - 1) % pages.length]);
    await navigate(page, () => page.$eval(to, (link) => link.click()));
    if (NAVIGATIONS.includes(done)) weights.push({ navigations: done, ...(await weigh(page, devtools)) });
  }
  await context.close();
  return weights;
};

(async () => {
  const browser = await puppeteer.launch({
    executablePath: chromium,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  try {
    console.error(`Moving between pages, ${TIMES} times, with a hand that rests on the link …`);
    const hover = await walks(browser, true);
    console.error(`Moving between pages, ${TIMES} times, without …`);
    const cold = await walks(browser, false);
    console.error(`Waiting for the app, ${TIMES} times at each speed …`);
    const hydrated = [await hydrations(browser, 1), await hydrations(browser, SLOWDOWN)];
    console.error(`Moving between pages, ${Math.max(...NAVIGATIONS)} times in one visit …`);
    const weights = await memory(browser);
    writeFileSync(result, JSON.stringify({ hover, cold, hydrations: hydrated, memory: weights }));
  } finally {
    await browser.close();
  }
})();
