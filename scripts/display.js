// A visitor's choices of display: the dialog, and the reading ruler. Fetched when the dialog is first
// opened, or at once where the ruler is on. The buttons' names and values are those of the attributes on
// the root; choices.js applies them on the next page load.
const root = document.documentElement;
const dialog = /** @type {HTMLDialogElement} */ (document.getElementById("display"));
const form = /** @type {HTMLFormElement} */ (dialog.querySelector("form"));
const unkept = /** @type {HTMLElement} */ (dialog.querySelector("[data-unkept]"));
const buttons = /** @type {HTMLButtonElement[]} */ ([...form.querySelectorAll("[name]")]);
const names = new Set(buttons.map(({ name }) => name));

const keep = () => {
  const choices = new URLSearchParams();
  for (const name of names) if (root.dataset[name]) choices.set(name, root.dataset[name]);
  try {
    if (String(choices)) localStorage.setItem("display", String(choices));
    else localStorage.removeItem("display");
    unkept.hidden = true;
  } catch {
    // Refused or full: the choices hold as long as the page does.
    unkept.hidden = false;
  }
};

const show = () => {
  for (const button of buttons) {
    button.setAttribute("aria-pressed", String(button.value === (root.dataset[button.name] ?? "")));
  }
};

/** @type {(name: string, value: string) => void} */
const choose = (name, value) => {
  if (value) root.dataset[name] = value;
  else delete root.dataset[name];
};

form.addEventListener("click", ({ target }) => {
  const button = /** @type {Element} */ (target).closest("button");
  if (!button) return;
  if (button.name) choose(button.name, button.value);
  else if ("normal" in button.dataset) for (const name of names) choose(name, "");
  else return;
  show();
  keep();
});
// From the last control on to the first, and back: Firefox's own round stops at the end. By its code, as
// WebKitGTK has no name for the key with Shift held.
dialog.addEventListener("keydown", (event) => {
  if (event.code !== "Tab") return;
  const stops = [...dialog.querySelectorAll("button")];
  if (event.shiftKey) stops.reverse();
  if (document.activeElement !== stops.at(-1)) return;
  event.preventDefault();
  stops[0].focus();
});
// Beside the dialog is the page. A hand that slips out of the dialog before it lets go didn't mean that.
/** @type {EventTarget | null} */
let pressed = null;
dialog.addEventListener("pointerdown", ({ target }) => (pressed = target));
dialog.addEventListener("click", ({ target }) => {
  if (target === dialog && pressed === dialog) dialog.close();
});

// The ruler follows a pointer, and focus that is moved by keyboard; otherwise it stays, and the page is
// scrolled beneath it.
const ruler = document.createElement("div");
ruler.className = "ruler";
document.body.append(ruler);
/** @param {number} y */
const move = (y) => ruler.style.setProperty("--at", `${y}px`);
// A finger that scrolls would drag the band below itself: only a tap moves it.
addEventListener("pointermove", ({ clientY, pointerType }) => {
  if (pointerType !== "touch") move(clientY);
}, { passive: true });
addEventListener("pointerup", ({ clientY }) => move(clientY));
addEventListener("focusin", ({ target }) => {
  const focused = /** @type {Element} */ (target);
  if (!focused.matches(":focus-visible") || dialog.contains(focused)) return;
  // Some browsers scroll to what has focus only after they have said so.
  requestAnimationFrame(() => {
    const { top, height } = focused.getBoundingClientRect();
    // What is higher than the ruler's band is read from its top.
    move(top + Math.min(height, 96) / 2);
  });
});

// Another tab chose: choices.js has set the attributes.
addEventListener("storage", show);

/** @param {HTMLElement} button */
export const open = (button) => {
  // Some browsers take a second press, which came while this was fetched, for a fault.
  if (dialog.open) return;
  show();
  // Says at once where nothing can be kept.
  keep();
  // Safari gives a pressed button no focus, and the dialog gives focus back to what had it.
  button.focus();
  // Hidden until now for browsers that don't know the element and would show all that is in it.
  dialog.hidden = false;
  dialog.showModal();
  // What scrolls would have the focus, and it has no name.
  /** @type {HTMLElement} */ (form.querySelector("[aria-pressed=true]")).focus();
};
