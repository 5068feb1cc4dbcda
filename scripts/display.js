// The dialog of display settings, and the reading ruler. Loaded when the dialog is first opened, or with the page if
// the ruler is on. A button's name and value are those of a data attribute of the root element; choices.js sets the
// attributes on the next page load.
const root = document.documentElement;
const dialog = /** @type {HTMLDialogElement} */ (document.getElementById("display"));
const form = /** @type {HTMLFormElement} */ (dialog.querySelector("form"));
const notSaved = /** @type {HTMLElement} */ (dialog.querySelector("[data-unkept]"));
const buttons = /** @type {HTMLButtonElement[]} */ ([...form.querySelectorAll("[name]")]);
const names = new Set(buttons.map(({ name }) => name));

const save = () => {
  // Nothing is kept again in a visit in which the site was forgotten: see forget.js.
  if (root.dataset.forgotten) {
    notSaved.hidden = false;
    return;
  }
  const settings = new URLSearchParams();
  for (const name of names) if (root.dataset[name]) settings.set(name, root.dataset[name]);
  try {
    if (String(settings)) localStorage.setItem("display", String(settings));
    else localStorage.removeItem("display");
    notSaved.hidden = true;
  } catch {
    // Storage is blocked or full: the settings last until the page is closed.
    notSaved.hidden = false;
  }
};

const updateButtons = () => {
  for (const button of buttons) {
    button.setAttribute("aria-pressed", String(button.value === (root.dataset[button.name] ?? "")));
  }
};

/** @type {(name: string, value: string) => void} */
const set = (name, value) => {
  if (value) root.dataset[name] = value;
  else delete root.dataset[name];
};

form.addEventListener("click", ({ target }) => {
  const button = /** @type {Element} */ (target).closest("button");
  if (!button) return;
  if (button.name) set(button.name, button.value);
  else if ("normal" in button.dataset) for (const name of names) set(name, "");
  else return;
  updateButtons();
  save();
});
// Wraps focus from the last control to the first and back; in Firefox it would stop at the end. Checks `code`, as
// WebKitGTK has no `key` for Tab while Shift is held.
dialog.addEventListener("keydown", (event) => {
  if (event.code !== "Tab") return;
  const controls = [...dialog.querySelectorAll("button")];
  if (event.shiftKey) controls.reverse();
  if (document.activeElement !== controls.at(-1)) return;
  event.preventDefault();
  controls[0].focus();
});
// A click outside closes the dialog. A press that begins inside and ends outside doesn't.
/** @type {EventTarget | null} */
let pressed = null;
dialog.addEventListener("pointerdown", ({ target }) => (pressed = target));
dialog.addEventListener("click", ({ target }) => {
  if (target === dialog && pressed === dialog) dialog.close();
});

// The ruler follows the pointer and the keyboard focus. Otherwise it stays in place and the page scrolls beneath it.
const ruler = document.createElement("div");
ruler.className = "ruler";
document.body.append(ruler);
/** @param {number} y */
const moveRuler = (y) => ruler.style.setProperty("--at", `${y}px`);
// A finger that scrolls would drag the ruler along, so only a tap moves it.
addEventListener("pointermove", ({ clientY, pointerType }) => {
  if (pointerType !== "touch") moveRuler(clientY);
}, { passive: true });
addEventListener("pointerup", ({ clientY }) => moveRuler(clientY));
addEventListener("focusin", ({ target }) => {
  const focused = /** @type {Element} */ (target);
  if (!focused.matches(":focus-visible") || dialog.contains(focused)) return;
  // Some browsers dispatch the event before they scroll to the focused element.
  requestAnimationFrame(() => {
    const { top, height } = focused.getBoundingClientRect();
    // An element taller than the ruler is read from its top.
    moveRuler(top + Math.min(height, 96) / 2);
  });
});

// The settings changed in another tab, and choices.js has set the attributes.
addEventListener("storage", updateButtons);

/** @param {HTMLElement} button */
export const open = (button) => {
  // After a second press while this script was loading. Some browsers throw on a second showModal().
  if (dialog.open) return;
  updateButtons();
  // Shows from the start if settings can't be saved.
  save();
  // Safari doesn't focus a pressed button, and the dialog returns focus to the element that had it.
  button.focus();
  // Hidden until now for browsers that don't support the element and would show its content.
  dialog.hidden = false;
  dialog.showModal();
  // Otherwise the scrolling element would get the focus, and it has no name.
  /** @type {HTMLElement} */ (form.querySelector("[aria-pressed=true]")).focus();
};
