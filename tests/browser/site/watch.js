// Given to every page by the tests' own server, before any script of the page. Keeps what the console
// would show, so that it can be asked for in every browser; and gives the page its props.
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
  // The longest that a timer can wait is 24 days.
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

// What the root said when the body began, which is before anything is painted.
new MutationObserver((_, observer) => {
  if (!document.body) return;
  window.__first = { ...document.documentElement.dataset };
  observer.disconnect();
}).observe(document.documentElement, { childList: true });
