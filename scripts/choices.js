// Applies the visitor's display settings before the first paint, so that the page doesn't flash. Blocks rendering,
// so it is small. It accepts only known names and values from the storage.
(() => {
  const root = document.documentElement.dataset;
  // The tools that this browser supports. Their buttons are visible from here on, unless start.js, which handles
  // them, fails to load.
  root.scripts = ["listen", typeof print === "function" && "print", window.HTMLDialogElement && "display"].filter(Boolean).join(" ");
  /** @param {Event} event */
  const onLoadError = ({ target }) => {
    if (/** @type {HTMLElement} */ (target).dataset?.wasm) delete root.scripts;
  };
  addEventListener("error", onLoadError, true);
  /** @type {Record<string, string>} */
  const allowed = {
    size: "125 150 175 200",
    lines: "wide wider",
    letters: "wide wider",
    face: "device",
    colours: "light dark cream contrast yellow",
    motion: "off",
    ruler: "on",
  };
  const apply = () => {
    try {
      // In this tab the visitor pressed “Forget this site on this device”: see forget.js.
      if (sessionStorage.forgotten) root.forgotten = "tab";
    } catch {
      // Storage is blocked.
    }
    try {
      const stored = new URLSearchParams(localStorage.getItem("display") ?? "");
      for (const name in allowed) {
        const value = stored.get(name) ?? "";
        if (allowed[name].split(" ").includes(value)) root[name] = value;
        else delete root[name];
      }
    } catch {
      // Storage is blocked: the page follows the device's settings.
    }
  };
  apply();
  // The settings changed in another tab, or while this page was in the back/forward cache.
  addEventListener("storage", apply);
  addEventListener("pageshow", ({ persisted }) => persisted && apply());
})();
