// Starts the WebAssembly over the page that already stands: when the browser is idle after the first
// paint, or at the first sign that a visitor means to use a link, whichever is sooner. Whatever goes
// wrong here, the page goes on as plain HTML.
const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
const signs = ["pointerover", "focusin", "touchstart"];
let started = false;

const start = async () => {
  if (started) return;
  started = true;
  for (const sign of signs) removeEventListener(sign, onSign);
  try {
    const app = await import(js);
    await app.default({ module_or_path: wasm });
  } catch (error) {
    // Blocked, missing, cut off or too old a browser: links load whole pages, as HTML always did.
    console.warn("The page stays plain HTML:", error);
  }
};

const onSign = ({ target }) => {
  if (target instanceof Element && target.closest("a[href]")) start();
};

for (const sign of signs) addEventListener(sign, onSign, { passive: true });
requestAnimationFrame(() =>
  setTimeout(() => {
    if ("requestIdleCallback" in window) requestIdleCallback(start, { timeout: 4000 });
    else setTimeout(start, 200);
  }),
);
