// Starts the WebAssembly, which hydrates the page: when the browser is idle after the first paint, or sooner, as soon as
// the visitor is about to use a link. If anything here fails, the page goes on as plain HTML. Also loads the page's
// tools on demand, and registers the service worker that stores the site for use offline.
const startScript = /** @type {HTMLElement} */ (document.querySelector("script[data-wasm]"));
const { js, wasm, worker } = /** @type {Record<string, string>} */ (startScript.dataset);
// The tools, each named as in `data-tool`, and their style sheet. The build replaces these addresses by the final ones
// with integrity hashes. They are here and not in each page, where they would be a third of a kilobyte.
/** @type {Record<string, string>} */
const toolFiles = {
  display: "/display.js",
  listen: "/listen.js",
  letter: "/letter.js",
  forget: "/forget.js",
  sheet: "/tools.css",
};
const intentEvents = ["pointerover", "focusin", "touchstart"];
let started = false;

// The app may act on links and the history only while it runs: from hydration (`data-app`) until it fails. After a
// panic its listeners are still registered and can't be trusted. The listeners here are registered first and block
// them, so that links load whole pages. (Not `focusin`: the ruler needs it, and there the app checks for itself.)
const root = document.documentElement;
root.dataset.shown = location.pathname;
const isRunning = () => root.dataset.app === "ready";
/** @param {Event} event */
const linkOf = ({ target }) => target instanceof Element && /** @type {HTMLAnchorElement | null} */ (target.closest("a[href]"));
/** @param {{ pathname: string }} address */
const isShown = ({ pathname }) => pathname === root.dataset.shown;
// The last click. If its default is prevented, the app has taken it over.
/** @type {Event | null} */
let lastClick = null;

/** @param {Event} event */
const guard = (event) => {
  if (event.type === "click") lastClick = event;
  if (!isRunning() && (event.type === "scroll" || linkOf(event))) event.stopImmediatePropagation();
};
addEventListener(
  "popstate",
  (event) => {
    if (event.isTrusted) lastClick = null;
    if (isRunning()) return;
    event.stopImmediatePropagation();
    // The app made this history entry, before it failed or before a reload: the browser has no page for it.
    if (!isShown(location)) location.reload();
  },
  true,
);

const onAppFailure = () => {
  const wasRunning = isRunning();
  root.dataset.app = "failed";
  if (!wasRunning) return;
  // Load the requested page whole if the app had not shown it yet. Assigning the current address, with the same
  // anchor, would load nothing.
  const link = lastClick?.defaultPrevented && linkOf(lastClick);
  if (link && !isShown(link) && link.href !== location.href) return location.assign(link.href);
  if (!isShown(location)) {
    if (link) scrollTo(0, 0);
    return location.reload();
  }
  // The app's own notices: their buttons would do nothing.
  for (const id of ["failure", "progress"]) document.getElementById(id)?.remove();
};

// A panic ends as a trap in the WebAssembly. An error from the app's script is a failure too.
/** @param {unknown} error */
const isTrap = (error) => window.WebAssembly && error instanceof WebAssembly.RuntimeError;
const appScript = new URL(js, location.href).href.split("#")[0];
addEventListener("error", ({ error, filename }) => (isTrap(error) || filename === appScript) && onAppFailure());
addEventListener("unhandledrejection", ({ reason }) =>
  (isTrap(reason) || String(reason?.stack).includes(appScript)) && onAppFailure());

// The build writes a file as its address, a # and its integrity hash.
/** @param {string} file */
const splitIntegrity = (file) => file.split("#");

/** @type {(tag: string, properties: { src?: string, href?: string, [name: string]: unknown }) => Promise<unknown>} */
const appendToHead = (tag, properties) =>
  new Promise((resolve, reject) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.onload = resolve;
    element.onerror = () => {
      element.remove();
      reject(new Error(`${properties.src ?? properties.href} did not load`));
    };
    document.head.append(element);
  });

// `import` takes no integrity hash, but a script element does; `import` then reuses the module that it loaded.
/** @type {(file: string, query?: string) => Promise<any>} */
const importWithIntegrity = async (file, query = "") => {
  const [address, integrity] = splitIntegrity(file);
  const src = address + query;
  await appendToHead("script", { type: "module", src, integrity });
  return import(src);
};

// Visitors who ask to save data are sent nothing that they didn't request.
const savesData = () => navigator.connection?.saveData;

const start = async () => {
  if (started) return;
  started = true;
  if (savesData()) root.dataset.saves = "data";
  for (const type of intentEvents) removeEventListener(type, onIntent, true);
  try {
    const [address, integrity] = splitIntegrity(wasm);
    const code = fetch(address, { integrity });
    // A failure is reported below, where `code` is awaited. If the script fails first, nothing awaits it.
    code.catch(() => {});
    const app = await importWithIntegrity(js);
    await app.default({ module_or_path: code });
  } catch (error) {
    // Blocked, missing, cut off, or the browser is too old: links load whole pages, as in plain HTML.
    console.warn("The page stays plain HTML:", error);
  }
};

/** @param {Event} event */
const onIntent = (event) => {
  if (linkOf(event)) start();
};

/** @param {() => void} callback */
const whenIdle = (callback) => {
  if ("requestIdleCallback" in window) requestIdleCallback(callback, { timeout: 4000 });
  else setTimeout(callback, 200);
};

// `onIntent` before `guard`: a touch shows intent too, and the guard would stop it.
const capturePassive = { capture: true, passive: true };
for (const type of intentEvents) addEventListener(type, onIntent, capturePassive);
for (const type of ["click", "mouseover", "touchstart", "scroll"]) addEventListener(type, guard, capturePassive);
requestAnimationFrame(() => setTimeout(() => whenIdle(start)));

/** @type {Record<string, Promise<any>>} */
const loaded = {};
let failedAttempts = 0;

// Loads a resource once; after a failure it is tried again.
/** @type {(name: string, load: () => Promise<any>) => Promise<any>} */
const loadOnce = (name, load) => (loaded[name] ??= load().catch((error) => {
  delete loaded[name];
  throw error;
}));

const loadStyles = () => {
  const [href, integrity] = splitIntegrity(toolFiles.sheet);
  return appendToHead("link", { rel: "stylesheet", href, integrity });
};

/** @param {string} name */
const loadTool = async (name) => {
  // Some browsers cache the failure of a module by its address.
  const query = failedAttempts ? `?${failedAttempts}` : "";
  const loadScript = () => importWithIntegrity(toolFiles[name], query);
  const [tool] = await Promise.all([loadOnce(name, loadScript), loadOnce("sheet", loadStyles)]);
  return tool;
};

// Whether the file is gone because the site was redeployed without the files that this page names.
/** @param {string} file */
const isGone = async (file) => {
  try {
    const { status } = await fetch(splitIntegrity(file)[0], { method: "HEAD", cache: "no-store" });
    return status === 404 || status === 410;
  } catch {
    return false;
  }
};

// Hides a notice. Focus inside it moves to `to`; otherwise it would be lost.
/** @type {(notice: HTMLElement, to: HTMLElement) => void} */
const hideNotice = (notice, to) => {
  notice.hidden = true;
  to.focus({ preventScroll: true });
};

addEventListener("click", async ({ target }) => {
  const button = target instanceof Element && /** @type {HTMLElement | null} */ (target.closest("[data-tool]"));
  if (!button) return;
  const name = button.dataset.tool ?? "";
  if (name === "print") return print();
  // Some engines (WebKit on iPhones) let a page speak only after it has spoken during a press, and the tool loads
  // after the press. An empty utterance is enough.
  if (name === "listen" && window.SpeechSynthesisUtterance) {
    window.speechSynthesis?.speak(new SpeechSynthesisUtterance(""));
  }
  const failure = /** @type {HTMLElement} */ (document.getElementById("tool-failure"));
  failure.hidden = true;
  const { pathname } = location;
  // Do nothing if the visitor has moved on to another page in the meantime.
  const isWanted = () => button.isConnected && location.pathname === pathname;
  try {
    const tool = await loadTool(name);
    if (isWanted()) tool.open(button);
  } catch (error) {
    failedAttempts += 1;
    console.warn("A tool did not load:", error);
    if (!isWanted()) return;
    const [navigation] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
    // Reload only once: a page that was just reloaded names the current files.
    if (navigation?.type !== "reload" && (await isGone(toolFiles[name]))) return location.reload();
    failure.hidden = false;
    failure.onclick = ({ target: pressed }) => {
      if (/** @type {Element} */ (pressed).closest("button")) hideNotice(failure, button);
    };
  }
});

// Closed answers are printed too. The style sheet opens them; in browsers without `::details-content` they are
// opened here while the page prints.
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

// Without popovers, the meanings of hard words are a list at the end of the page.
if (!("popover" in HTMLElement.prototype)) {
  addEventListener("click", ({ target }) => {
    const id = /** @type {Element} */ (target).closest("[popovertarget]")?.getAttribute("popovertarget");
    if (id) location.hash = id;
  });
}

// An open meaning of a hard word would be printed over the page; when it is closed, it is in the list at the end.
addEventListener("beforeprint", () => {
  for (const meaning of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".meanings > div")))
    meaning.hidePopover?.();
});

// A ruler that was switched on is shown from page load. Booklets have no ruler.
if (document.documentElement.dataset.ruler && document.getElementById("display")) loadTool("display").catch(() => {});

// Offers a newer version, which waits until the visitor accepts it or until no page of the site is open.
/** @param {ServiceWorker | null} waiting */
const offerUpdate = (waiting) => {
  const notice = document.getElementById("newer");
  if (!waiting || !navigator.serviceWorker.controller || !notice) return;
  notice.hidden = false;
  notice.onclick = ({ target }) => {
    const button = /** @type {Element} */ (target).closest("button");
    if (!button) return;
    hideNotice(notice, /** @type {HTMLElement} */ (document.querySelector("main")));
    if (!("show" in button.dataset)) return;
    // Another window has already activated it, or an even newer version has replaced it.
    if (waiting.state !== "installed") return location.reload();
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    waiting.postMessage("show");
  };
};

/** @param {ServiceWorker | null} installing */
const offerWhenInstalled = (installing) =>
  installing?.addEventListener("statechange", () => {
    if (installing.state === "installed") offerUpdate(installing);
  });

// Prefetches the pages of the menu. Starts on the visitor's first activity or after five seconds: any sooner, it
// would delay the page itself. `mouseover` makes the app treat a link as about to be followed: it fetches and builds
// the page.
const activityEvents = ["pointermove", "touchstart", "keydown", "scroll"];
/** @type {ReturnType<typeof setTimeout> | undefined} */
let readAheadTimer;
const readAhead = () => {
  if (!isRunning()) return;
  clearTimeout(readAheadTimer);
  for (const type of activityEvents) removeEventListener(type, readAhead, capturePassive);
  const links = [...document.querySelectorAll("header nav a")];
  const readNext = () => {
    links.shift()?.dispatchEvent(new Event("mouseover", { bubbles: true }));
    if (links.length) whenIdle(readNext);
  };
  whenIdle(readNext);
};

// Starts everything that is fetched ahead of time: all files, by the service worker, and the pages of the menu.
const registerWorker = async () => {
  // Nothing is kept again in a visit in which the site was forgotten: see forget.js.
  if (!worker || root.dataset.forgotten || savesData()) return;
  try {
    const { controller } = navigator.serviceWorker;
    // The worker was switched off after this page loaded: registering it now would bring it back permanently.
    if (controller?.scriptURL.endsWith(worker) && !(await navigator.serviceWorker.getRegistration())) return;
    const registration = await navigator.serviceWorker.register(worker, { updateViaCache: "none" });
    for (const type of activityEvents) addEventListener(type, readAhead, capturePassive);
    readAheadTimer = setTimeout(readAhead, 5000);
    offerUpdate(registration.waiting);
    // An installation that another window or the browser itself has started.
    offerWhenInstalled(registration.installing);
    registration.addEventListener("updatefound", () => offerWhenInstalled(registration.installing));
    // Not every browser checks for a newer version on each page load.
    if (registration.active) await registration.update();
  } catch (error) {
    // The browser is too old, the window private, the device full or offline: the site works without a worker.
    console.warn("The site is not stored for offline use:", error);
  }
};

if (document.readyState === "complete") whenIdle(registerWorker);
else addEventListener("load", () => whenIdle(registerWorker));
