// Applies a visitor's choices of display before the first paint, so that nothing flashes: a small script
// that the page waits for. Only names and values that are known are taken from the storage.
(() => {
  const root = document.documentElement.dataset;
  // The names of the tools that this browser can run: their buttons are shown from now on, unless the script
  // that hears them doesn't come.
  root.scripts = ["listen", typeof print === "function" && "print", window.HTMLDialogElement && "display"].filter(Boolean).join(" ");
  /** @param {Event} event */
  const noteMissing = ({ target }) => {
    if (/** @type {HTMLElement} */ (target).dataset?.wasm) delete root.scripts;
  };
  addEventListener("error", noteMissing, true);
  /** @type {Record<string, string>} */
  const known = {
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
      const kept = new URLSearchParams(localStorage.getItem("display") ?? "");
      for (const name in known) {
        const value = kept.get(name) ?? "";
        if (known[name].split(" ").includes(value)) root[name] = value;
        else delete root[name];
      }
    } catch {
      // Storage is refused: the page stands as the device says.
    }
  };
  apply();
  // Another tab chose, or this page was kept as it was while the next one changed it.
  addEventListener("storage", apply);
  addEventListener("pageshow", ({ persisted }) => persisted && apply());
})();
