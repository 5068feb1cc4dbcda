// Added to every page by the test server, before the page's own scripts. Records console messages, so that they
// can be read in every browser, and applies the `Props`.
window.__console = [];
const note = (kind, words) => window.__console.push(`${kind}: ${words}`);

for (const level of ["debug", "log", "info", "warn", "error", "trace"]) {
  const original = console[level];
  console[level] = (...words) => {
    note(level, words.map(String).join(" "));
    original.apply(console, words);
  };
}
addEventListener(
  "error",
  (event) => note("error", event.message ?? `${event.target.tagName} ${event.target.src ?? event.target.href} did not load`),
  true,
);
addEventListener("unhandledrejection", (event) => note("unhandled rejection", event.reason));
addEventListener("securitypolicyviolation", (event) =>
  note("security policy", `${event.effectiveDirective} refused ${event.blockedURI}`),
);

const props = new URL(document.currentScript.src).searchParams;
if (props.get("tall") === "true") {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("body { padding-block-end: 3000px; }");
  document.adoptedStyleSheets.push(sheet);
}
if (props.get("busy") === "true") {
  window.__idle = [];
  window.requestIdleCallback = (callback) => window.__idle.push(callback);
}
if (props.get("timers") === "Stopped") {
  const original = window.setTimeout;
  // The longest possible delay is about 24 days.
  window.setTimeout = (work, delay = 0, ...words) => original(work, delay < 1000 ? delay : 2 ** 31 - 1, ...words);
}
if (props.get("storage") === "Refused") {
  Object.defineProperty(window, "localStorage", {
    get() {
      throw new DOMException("Storage is refused.", "SecurityError");
    },
  });
}

if (props.get("lacks") === "Print") Object.defineProperty(window, "print", { value: undefined });
if (props.get("lacks") === "Dialog") delete window.HTMLDialogElement;

if (props.get("clock") === "Wrong") {
  let now = 1e9;
  const Right = Date;
  window.Date = class extends Right {
    constructor(...parts) {
      super(...(parts.length ? parts : [Date.now()]));
    }
    static now() {
      return (now -= 1000);
    }
  };
}

if (props.get("reports_paint") === "true") {
  const paints = new PerformanceObserver((list) => {
    if (!list.getEntriesByName("first-contentful-paint").length) return;
    paints.disconnect();
    fetch("/__test/painted");
  });
  paints.observe({ type: "paint", buffered: true });
}

// Records the root's `data-*` attributes when the body begins, before the first paint.
new MutationObserver((_, observer) => {
  if (!document.body) return;
  window.__first = { ...document.documentElement.dataset };
  observer.disconnect();
}).observe(document.documentElement, { childList: true });
