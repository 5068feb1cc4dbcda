// The composer: makes a letter of a visitor's answers, on the device alone. Loaded when it is opened. The letter is
// made of its own words, as a translator may have changed those of the page. Nothing is stored or sent, and what was
// written is removed when the visitor leaves the page.
const { form: markup, subject, paste, greeting, leave, readers, ways } = COMPOSER_WORDS;

// Some mail programs cut a longer link off.
const LONGEST_LINK = 1600;
// How long after a press on the mail link some browsers still ask whether to leave the page, in milliseconds.
const OPENING_TIME = 2000;

/** @type {<T extends HTMLElement>(root: ParentNode, css: string) => T} */
const find = (root, css) => /** @type {any} */ (root.querySelector(css));
/** @type {<T extends HTMLElement>(root: ParentNode, css: string) => T[]} */
const all = (root, css) => /** @type {any} */ ([...root.querySelectorAll(css)]);
/** @type {<K extends keyof HTMLElementTagNameMap>(tag: K, properties: object) => HTMLElementTagNameMap[K]} */
const make = (tag, properties) => Object.assign(document.createElement(tag), properties);
/** @type {(button: Element, state: boolean) => void} */
const setPressed = (button, state) => button.setAttribute("aria-pressed", String(state));
/** @param {Element} button */
const isPressed = (button) => button.getAttribute("aria-pressed") === "true";
/** @param {(string | undefined)[]} parts */
const paragraphs = (parts) => parts.filter(Boolean).join("\n\n");

// The form with words that the visitor has not taken along.
/** @type {HTMLFormElement | null} */
let unsent = null;
let mailedAt = -Infinity;

/** @param {BeforeUnloadEvent} event */
const askBeforeUnload = (event) => {
  if (!unsent?.isConnected || event.timeStamp - mailedAt < OPENING_TIME) return;
  event.preventDefault();
  // For browsers that ignore that.
  event.returnValue = true;
};
/** @param {HTMLFormElement | null} form */
const setUnsent = (form) => {
  unsent = form;
  // Only while it is needed: some browsers don't keep a page with this listener for Back.
  if (form) addEventListener("beforeunload", askBeforeUnload);
  else removeEventListener("beforeunload", askBeforeUnload);
};
const mayLose = () => !unsent?.isConnected || confirm(leave);

// Removes what was written from the page.
const clear = () => {
  setUnsent(null);
  for (const part of all(document, ".letter form, .paper")) part.remove();
  for (const section of all(document, ".letter")) delete section.dataset.open;
};

// The app follows links within the site without leaving the document.
addEventListener(
  "click",
  (event) => {
    const link = event.target instanceof Element && /** @type {HTMLAnchorElement | null} */ (event.target.closest("a[href]"));
    if (!link || link.origin !== location.origin || link.pathname === location.pathname) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (mayLose()) return setUnsent(null);
    event.preventDefault();
    event.stopImmediatePropagation();
  },
  true,
);
// Otherwise the words would be there again when the browser shows this page after Back.
addEventListener("pagehide", clear);

// The letter is printed instead of the page, once.
let printsLetter = false;
addEventListener("beforeprint", () => {
  if (!printsLetter) document.querySelector(".paper")?.remove();
  printsLetter = false;
});

/** @param {HTMLElement} section */
const compose = (section) => {
  find(section, ".write").insertAdjacentHTML("beforeend", markup);
  const form = /** @type {HTMLFormElement} */ (find(section, "form"));
  const sheet = find(section, ".sheet");
  const [email, address] = [".email", ".post"].map((css) => sheet.querySelector(css)?.textContent);
  for (const part of all(form, "[data-email]")) {
    if (email) for (const name of all(part, "strong")) name.textContent = email;
    else part.remove();
  }
  const answers = find(form, ".answers");
  const ready = /** @type {HTMLElement} */ (answers.parentElement);
  const message = /** @type {HTMLTextAreaElement} */ (find(ready, ":scope > label textarea"));
  const changed = find(form, ".changed");
  const mail = /** @type {HTMLAnchorElement | null} */ (form.querySelector("a"));
  let reader = "";
  let isChanged = false;

  /** @param {string} [name] */
  const say = (name) => {
    const said = all(form, "[data-said]");
    for (const one of said) one.hidden = true;
    // A message is announced again only if it was gone.
    setTimeout(() => {
      for (const one of said) one.hidden = one.dataset.said !== name;
    });
  };

  /** @param {string} text */
  const linkTo = (text) => {
    const [title, body] = [subject, text.replaceAll("\n", "\r\n")].map(encodeURIComponent);
    return `mailto:${email}?subject=${title}&body=${body}`;
  };
  const isLong = () => linkTo(message.value).length > LONGEST_LINK;
  const showMessage = () => {
    message.style.blockSize = "auto";
    message.style.blockSize = `${message.scrollHeight + 4}px`;
    if (mail) mail.href = linkTo(isLong() ? paste : message.value);
  };

  const write = () => {
    const [name, ...others] = all(answers, `[data-reader=${reader}] textarea`).map((field) =>
      /** @type {HTMLTextAreaElement} */ (field).value.trim());
    const { opening, lines } = readers[reader];
    const said = others.map((answer, at) => answer && `${lines[at]} ${answer}`);
    const chosen = ways.filter((_, at) => isPressed(buttons[at]));
    const pictures = chosen.map(([own, them]) => `${reader === "me" ? own : them}.`).join(" ");
    message.value = paragraphs([greeting, opening, ...said, pictures, name]);
    changed.hidden = true;
    isChanged = false;
    showMessage();
  };
  const onAnswer = () => {
    say();
    // What the visitor has changed isn't overwritten.
    if (isChanged) changed.hidden = false;
    else write();
  };

  /** @type {(list: HTMLElement, name: string) => HTMLElement} */
  const withFields = (list, name) => {
    list.dataset.reader = name;
    for (const label of all(list, "label")) label.append(make("textarea", { rows: 2, autocomplete: "off" }));
    return list;
  };
  // The pictures with their words, as the page shows them.
  const source = find(sheet, ".ways");
  const pictures = /** @type {HTMLElement} */ (source.cloneNode(true));
  const question = make("p", { textContent: source.previousElementSibling?.textContent });
  const buttons = all(pictures, "li").map((item) => {
    const button = make("button", { type: "button" });
    setPressed(button, false);
    button.append(...item.childNodes);
    item.append(button);
    return button;
  });
  const labels = buttons.map(({ lastElementChild }) => /** @type {HTMLElement} */ (lastElementChild));
  const shown = labels.map(({ textContent }) => textContent);
  answers.append(question, pictures);

  /** @param {string} name */
  const choose = (name) => {
    reader = name;
    for (const button of all(form, "fieldset button")) setPressed(button, /** @type {HTMLButtonElement} */ (button).value === name);
    // Copied once, so that another choice and back loses no answer.
    if (!answers.querySelector(`[data-reader=${name}]`)) {
      const list = find(sheet, `[data-reader=${name}] ul`);
      question.before(withFields(/** @type {HTMLElement} */ (list.cloneNode(true)), name));
    }
    // On paper too, only these.
    for (const list of all(sheet, "details")) /** @type {HTMLDetailsElement} */ (list).open = list.dataset.reader === name;
    for (const list of all(answers, "[data-reader]")) list.hidden = list.dataset.reader !== name;
    for (const [at, label] of labels.entries()) label.textContent = name === "me" ? shown[at] : ways[at][1];
    ready.hidden = false;
    find(form, "[role=status] span").hidden = false;
    onAnswer();
  };

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(message.value);
      return true;
    } catch {
      message.focus();
      message.select();
      return false;
    }
  };

  /** @type {Record<string, (button: HTMLButtonElement) => unknown>} */
  const actions = {
    again: () => {
      write();
      message.focus();
    },
    copy: async () => {
      const isCopied = await copy();
      if (isCopied) setUnsent(null);
      say(isCopied ? "copied" : "refused");
    },
    print: () => {
      const date = new Date().toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
      section.querySelector(".paper")?.remove();
      section.append(make("div", { className: "paper", hidden: true, textContent: paragraphs([address?.replaceAll(", ", "\n"), date, message.value]) }));
      printsLetter = true;
      print();
    },
    save: ({ value }) => {
      const href = URL.createObjectURL(new Blob([message.value, "\n"], { type: "text/plain;charset=utf-8" }));
      make("a", { href, download: value }).click();
      // The browser reads it after this task.
      setTimeout(() => URL.revokeObjectURL(href), OPENING_TIME);
      setUnsent(null);
      say("saved");
    },
    clear: () => {
      if (!mayLose()) return;
      clear();
      find(section, "[data-tool]").focus();
    },
  };
  form.onclick = ({ target }) => {
    const button = /** @type {HTMLButtonElement | null} */ (/** @type {Element} */ (target).closest("button"));
    if (!button) return;
    if (button.dataset.press) return void actions[button.dataset.press](button);
    if (button.value) return choose(button.value);
    setPressed(button, !isPressed(button));
    setUnsent(form);
    onAnswer();
  };
  form.oninput = ({ target }) => {
    setUnsent(form);
    if (target !== message) return onAnswer();
    isChanged = true;
    say();
    showMessage();
  };
  if (mail) {
    mail.onclick = async ({ timeStamp }) => {
      mailedAt = timeStamp;
      say(!isLong() ? "mailed" : (await copy()) ? "long" : "long-refused");
    };
  }
};

/** @param {HTMLElement} button */
export const open = (button) => {
  const section = /** @type {HTMLElement} */ (button.closest(".letter"));
  if (!section.querySelector("form")) compose(section);
  section.dataset.open = "";
  find(section, "fieldset button").focus();
};
