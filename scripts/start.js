// Starts the WebAssembly over the page that already stands: when the browser is idle after the first
// paint, or at the first sign that a visitor means to use a link, whichever is sooner. Whatever goes
// wrong here, the page goes on as plain HTML. Fetches the tools of a page when they are asked for, and
// has the site kept on the device for when there is no connection.
const own = /** @type {HTMLElement} */ (document.querySelector("script[data-wasm]"));
const { js, wasm, display, listen, sheet, worker } = /** @type {Record<string, string>} */ (own.dataset);
const signs = ["pointerover", "focusin", "touchstart"];
let started = false;

// The app may act on links and the history while it runs: from when it has hydrated the page (`data-app`) until
// it fails. After a panic its listeners are still there and can't be trusted. These come before them, and let
// none of it through: links load whole pages. (`focusin` is for the ruler too; there the app looks itself.)
const root = document.documentElement;
root.dataset.shown = location.pathname;
const runs = () => root.dataset.app === "ready";
/** @param {Event} event */
const linkOf = ({ target }) => target instanceof Element && /** @type {HTMLAnchorElement | null} */ (target.closest("a[href]"));
/** @param {{ pathname: string }} address */
const isShown = ({ pathname }) => pathname === root.dataset.shown;
// The last click, which the app may have promised to follow.
/** @type {Event | null} */
let clicked = null;

/** @param {Event} event */
const guard = (event) => {
  if (event.type === "click") clicked = event;
  if (!runs() && (event.type === "scroll" || linkOf(event))) event.stopImmediatePropagation();
};
addEventListener(
  "popstate",
  (event) => {
    if (event.isTrusted) clicked = null;
    if (runs()) return;
    event.stopImmediatePropagation();
    // An entry that the app made, before it failed or before a reload: the browser shows no page for it.
    if (!isShown(location)) location.reload();
  },
  true,
);

const letGo = () => {
  const ran = runs();
  root.dataset.app = "failed";
  if (!ran) return;
  // What was asked for and has not come is loaded whole. To go where the address already is, anchor and all,
  // would load nothing.
  const link = clicked?.defaultPrevented && linkOf(clicked);
  if (link && !isShown(link) && link.href !== location.href) return location.assign(link.href);
  if (!isShown(location)) {
    if (link) scrollTo(0, 0);
    return location.reload();
  }
  // The app's own notices, whose buttons would do nothing.
  for (const id of ["failure", "progress"]) document.getElementById(id)?.remove();
};

// A panic ends as a trap in the WebAssembly; what its script throws is no better.
/** @param {unknown} error */
const isTrap = (error) => window.WebAssembly && error instanceof WebAssembly.RuntimeError;
const script = new URL(js, location.href).href.split("#")[0];
addEventListener("error", ({ error, filename }) => (isTrap(error) || filename === script) && letGo());
addEventListener("unhandledrejection", ({ reason }) =>
  (isTrap(reason) || String(reason?.stack).includes(script)) && letGo());

// The build names a file by its address and, behind a #, which bytes must be there.
/** @param {string} checked */
const parted = (checked) => checked.split("#");

/** @type {(tag: string, properties: { src?: string, href?: string, [name: string]: unknown }) => Promise<unknown>} */
const added = (tag, properties) =>
  new Promise((resolve, reject) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.onload = resolve;
    element.onerror = () => {
      element.remove();
      reject(new Error(`${properties.src ?? properties.href} did not load`));
    };
    document.head.append(element);
  });

// An element says which bytes it takes, which `import` can't; and `import` then takes what the element
// brought.
/** @type {(file: string, again?: string) => Promise<any>} */
const checked = async (file, again = "") => {
  const [address, integrity] = parted(file);
  const src = address + again;
  await added("script", { type: "module", src, integrity });
  return import(src);
};

// A visitor who asks to save data is not sent what was not asked for.
const savesData = () => navigator.connection?.saveData;

const start = async () => {
  if (started) return;
  started = true;
  if (savesData()) root.dataset.saves = "data";
  for (const sign of signs) removeEventListener(sign, onSign, true);
  try {
    const [address, integrity] = parted(wasm);
    const code = fetch(address, { integrity });
    // Said below, where it is awaited; the script may fail before.
    code.catch(() => {});
    const app = await checked(js);
    await app.default({ module_or_path: code });
  } catch (error) {
    // Blocked, missing, cut off or too old a browser: links load whole pages, as HTML always did.
    console.warn("The page stays plain HTML:", error);
  }
};

/** @param {Event} event */
const onSign = (event) => {
  if (linkOf(event)) start();
};

/** @param {() => void} work */
const whenIdle = (work) => {
  if ("requestIdleCallback" in window) requestIdleCallback(work, { timeout: 4000 });
  else setTimeout(work, 200);
};

// Signs first: a touch is one, and the guard stops it.
const early = { capture: true, passive: true };
for (const sign of signs) addEventListener(sign, onSign, early);
for (const type of ["click", "mouseover", "touchstart", "scroll"]) addEventListener(type, guard, early);
requestAnimationFrame(() => setTimeout(() => whenIdle(start)));

/** @type {Record<string, string>} */
const tools = { display, listen };
/** @type {Record<string, Promise<any>>} */
const loaded = {};
let attempt = 0;

// What has loaded is never loaded again, what failed is tried anew.
/** @type {(name: string, load: () => Promise<any>) => Promise<any>} */
const once = (name, begin) => (loaded[name] ??= begin().catch((error) => {
  delete loaded[name];
  throw error;
}));

const styled = () => {
  const [href, integrity] = parted(sheet);
  return added("link", { rel: "stylesheet", href, integrity });
};

/** @param {string} name */
const load = async (name) => {
  // Some browsers remember a module that failed under its address.
  const again = attempt ? `?${attempt}` : "";
  const fetched = () => checked(tools[name], again);
  const [tool] = await Promise.all([once(name, fetched), once("sheet", styled)]);
  return tool;
};

// Whether another build stands at the site's address by now, without the files that this page names.
/** @param {string} file */
const isGone = async (file) => {
  try {
    const { status } = await fetch(parted(file)[0], { method: "HEAD", cache: "no-store" });
    return status === 404 || status === 410;
  } catch {
    return false;
  }
};

// Whatever is put away while it has the focus gives it to the page, which would lose it otherwise.
/** @type {(notice: HTMLElement, to: HTMLElement) => void} */
const putAway = (notice, to) => {
  notice.hidden = true;
  to.focus({ preventScroll: true });
};

addEventListener("click", async ({ target }) => {
  const button = target instanceof Element && /** @type {HTMLElement | null} */ (target.closest("[data-tool]"));
  if (!button) return;
  const name = button.dataset.tool ?? "";
  if (name === "print") return print();
  // Some engines (WebKit's on iPhones) let a page speak only once it has done so within a press, and the tool
  // comes after the press. An utterance of nothing is enough.
  if (name === "listen" && window.SpeechSynthesisUtterance) {
    window.speechSynthesis?.speak(new SpeechSynthesisUtterance(""));
  }
  const failure = /** @type {HTMLElement} */ (document.getElementById("tool-failure"));
  failure.hidden = true;
  const { pathname } = location;
  // A visitor who has gone on meanwhile wants nothing of the page before.
  const isWanted = () => button.isConnected && location.pathname === pathname;
  try {
    const tool = await load(name);
    if (isWanted()) tool.open(button);
  } catch (error) {
    attempt += 1;
    console.warn("A tool could not be loaded:", error);
    if (!isWanted()) return;
    const [loading] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
    // Once: a page that was just loaded anew names the files that are there.
    if (loading?.type !== "reload" && (await isGone(tools[name]))) return location.reload();
    failure.hidden = false;
    failure.onclick = ({ target: pressed }) => {
      if (/** @type {Element} */ (pressed).closest("button")) putAway(failure, button);
    };
  }
});

// Closed answers are printed too: by the style sheet or, in browsers whose style sheets can't reach them,
// by opening them for as long as that takes.
if (!CSS.supports("selector(::details-content)")) {
  /** @type {HTMLDetailsElement[]} */
  const opened = [];
  addEventListener("beforeprint", () => {
    opened.push(.../** @type {HTMLDetailsElement[]} */ ([...document.querySelectorAll("main details:not([open])")]));
    for (const answer of opened) answer.open = true;
  });
  addEventListener("afterprint", () => {
    for (const answer of opened.splice(0)) answer.open = false;
  });
}

// The ruler is there from the beginning, where it was chosen. A booklet has none.
if (document.documentElement.dataset.ruler && document.getElementById("display")) load("display").catch(() => {});

// A newer version waits until the visitor wants it, or until no page of the site is open any more.
/** @param {ServiceWorker | null} waiting */
const offer = (waiting) => {
  const newer = document.getElementById("newer");
  if (!waiting || !navigator.serviceWorker.controller || !newer) return;
  newer.hidden = false;
  newer.onclick = ({ target }) => {
    const button = /** @type {Element} */ (target).closest("button");
    if (!button) return;
    putAway(newer, /** @type {HTMLElement} */ (document.querySelector("main")));
    if (!("show" in button.dataset)) return;
    // Another window has shown it already, or a still newer one has come.
    if (waiting.state !== "installed") return location.reload();
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    waiting.postMessage("show");
  };
};

/** @param {ServiceWorker | null} installing */
const follow = (installing) =>
  installing?.addEventListener("statechange", () => {
    if (installing.state === "installed") offer(installing);
  });

// Begins when a visitor does something, or has had five seconds to read: sooner, it would delay the page itself.
// A pointer on a link tells the app that it may be followed, so that it fetches and builds the page.
const readAhead = () => {
  if (!runs()) return;
  for (const type of activity) removeEventListener(type, readAhead, early);
  const links = [...document.querySelectorAll("header nav a")];
  const readNext = () => {
    links.shift()?.dispatchEvent(new Event("mouseover", { bubbles: true }));
    if (links.length) whenIdle(readNext);
  };
  whenIdle(readNext);
};
const activity = ["pointermove", "touchstart", "keydown", "scroll"];

// What is fetched before anybody asks for it: all files, by the worker, and the pages of the menu.
const keep = async () => {
  if (!worker || savesData()) return;
  try {
    const { controller } = navigator.serviceWorker;
    // Switched off since this page was loaded: to register now would bring it back for good.
    if (controller?.scriptURL.endsWith(worker) && !(await navigator.serviceWorker.getRegistration())) return;
    const kept = await navigator.serviceWorker.register(worker, { updateViaCache: "none" });
    for (const type of activity) addEventListener(type, readAhead, early);
    setTimeout(readAhead, 5000);
    offer(kept.waiting);
    // One that another window, or the browser by itself, has begun to fetch.
    follow(kept.installing);
    kept.addEventListener("updatefound", () => follow(kept.installing));
    // Not every browser looks for a newer version by itself whenever a page is opened.
    if (kept.active) await kept.update();
  } catch (error) {
    // Too old a browser, a private window, no room, no connection: the site works without.
    console.warn("The site is not kept for later:", error);
  }
};

if (document.readyState === "complete") whenIdle(keep);
else addEventListener("load", () => whenIdle(keep));
