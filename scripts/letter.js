// The composer: makes a letter of a visitor's answers, on the device alone. Loaded when it is opened. The page holds
// all its words; the letter is made from the original ones in `data-` attributes, as a translator may have changed the
// others. Nothing is stored or sent, and what was written is removed when the visitor leaves the page.

// Some mail programs cut a longer link off.
const LONGEST_LINK = 1600;
// How long after a press on the mail link some browsers still ask whether to leave the page.
const OPENING_TIME = 2000;

/** @type {<T extends HTMLElement>(root: ParentNode, css: string) => T} */
const find = (root, css) => /** @type {any} */ (root.querySelector(css));
/** @type {<T extends HTMLElement>(root: ParentNode, css: string) => T[]} */
const all = (root, css) => /** @type {any} */ ([...root.querySelectorAll(css)]);

// What the visitor has written and not taken along: the form that it is in.
/** @type {HTMLFormElement | null} */
let unsent = null;
let mailedAt = -Infinity;
// Removes what was written from the page.
let clear = () => {};

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
  // Only while it is needed: browsers don't keep a page with this listener for Back.
  if (form) addEventListener("beforeunload", askBeforeUnload);
  else removeEventListener("beforeunload", askBeforeUnload);
};
const mayLose = () => !unsent?.isConnected || confirm(unsent.dataset.leave);

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
// Also when the browser keeps the page for Back.
addEventListener("pagehide", () => clear());

// A letter on paper is printed instead of the page, once.
let printsLetter = false;
addEventListener("beforeprint", () => {
  if (!printsLetter) document.querySelector(".paper")?.remove();
  printsLetter = false;
});

/** @param {HTMLElement} section */
const compose = (section) => {
  const form = /** @type {HTMLFormElement} */ (find(section, "form"));
  const sheet = find(section, ".sheet");
  const answers = find(form, ".answers");
  const ready = /** @type {HTMLElement} */ (answers.parentElement);
  const message = /** @type {HTMLTextAreaElement} */ (find(ready, ":scope > label textarea"));
  const changed = find(form, ".changed");
  const mail = /** @type {HTMLAnchorElement | null} */ (form.querySelector("a"));
  const address = mail?.getAttribute("href");
  const readers = /** @type {HTMLButtonElement[]} */ (all(form, "fieldset button"));
  /** @type {HTMLElement} */
  let questions;
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
  const linkTo = (text) =>
    `${address}?subject=${encodeURIComponent(mail?.dataset.subject ?? "")}&body=${encodeURIComponent(text.replaceAll("\n", "\r\n"))}`;
  const isLong = () => linkTo(message.value).length > LONGEST_LINK;
  const showMessage = () => {
    message.style.blockSize = "auto";
    message.style.blockSize = `${message.scrollHeight + 4}px`;
    if (mail) mail.href = linkTo(isLong() ? (mail.dataset.paste ?? "") : message.value);
  };

  const write = () => {
    const [name, ...others] = all(questions, "li").map((item) => {
      const answer = /** @type {HTMLTextAreaElement} */ (find(item, "textarea")).value.trim();
      return answer && [item.dataset.line, answer].filter(Boolean).join(" ");
    });
    const isOwn = questions.dataset.reader === "me";
    const ways = all(answers, "[aria-pressed=true]").map(({ dataset }) => `${(!isOwn && dataset.them) || dataset.own}.`);
    const parts = [answers.dataset.greeting, questions.dataset.opening, ...others, ways.join(" "), name];
    message.value = parts.filter(Boolean).join("\n\n");
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

  /** @param {HTMLElement} list */
  const withFields = (list) => {
    for (const label of all(list, "label")) {
      label.append(Object.assign(document.createElement("textarea"), { rows: 2, autocomplete: "off" }));
    }
    return list;
  };
  /** @param {string} reader */
  const choose = (reader) => {
    form.dataset.reader = reader;
    for (const button of readers) button.setAttribute("aria-pressed", String(button.value === reader));
    // Copied once, so that another choice and back loses no answer.
    let copy = answers.querySelector(`[data-reader=${reader}]`);
    if (!copy) {
      const source = find(sheet, `[data-reader=${reader}]`);
      copy = withFields(/** @type {HTMLElement} */ (find(source, "ul").cloneNode(true)));
      Object.assign(/** @type {HTMLElement} */ (copy).dataset, source.dataset);
      answers.prepend(copy);
    }
    questions = /** @type {HTMLElement} */ (copy);
    for (const list of all(answers, "[data-reader]")) list.hidden = list !== questions;
    if (!answers.querySelector(".ways")) {
      const source = find(sheet, ".ways");
      const ways = /** @type {HTMLElement} */ (source.cloneNode(true));
      for (const item of all(ways, "li")) {
        const button = Object.assign(document.createElement("button"), { type: "button" });
        Object.assign(button.dataset, item.dataset);
        button.setAttribute("aria-pressed", "false");
        button.append(...item.childNodes);
        item.append(button);
      }
      const question = document.createElement("p");
      question.textContent = source.dataset.question ?? "";
      ways.setAttribute("aria-label", question.textContent);
      answers.append(question, ways);
    }
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
  const print = () => {
    const paper = document.createElement("div");
    const date = new Date().toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
    paper.className = "paper";
    paper.hidden = true;
    paper.textContent = [sheet.dataset.address, date, message.value].filter(Boolean).join("\n\n");
    section.querySelector(".paper")?.remove();
    section.append(paper);
    printsLetter = true;
    window.print();
  };
  /** @param {string} name */
  const save = (name) => {
    const href = URL.createObjectURL(new Blob([message.value, "\n"], { type: "text/plain;charset=utf-8" }));
    Object.assign(document.createElement("a"), { href, download: name }).click();
    // The browser reads it after this task.
    setTimeout(() => URL.revokeObjectURL(href), OPENING_TIME);
  };

  clear = () => {
    setUnsent(null);
    answers.replaceChildren();
    section.querySelector(".paper")?.remove();
    message.value = "";
    isChanged = false;
    if (mail) mail.href = address ?? "";
    say();
    find(form, "[role=status] span").hidden = true;
    for (const button of readers) button.setAttribute("aria-pressed", "false");
    for (const part of [ready, form]) part.hidden = true;
    delete section.dataset.open;
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
    print,
    save: ({ value }) => {
      save(value);
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
    const { own, press } = button.dataset;
    if (press) actions[press](button);
    else if (!own) choose(button.value);
    else {
      button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
      setUnsent(form);
      onAnswer();
    }
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
      const outcome = !isLong() ? "mailed" : (await copy()) ? "long" : "long-refused";
      say(outcome);
    };
  }
};

/** @param {HTMLElement} button */
export const open = (button) => {
  const section = /** @type {HTMLElement} */ (button.closest(".letter"));
  const form = find(section, "form");
  if (!form.onclick) compose(section);
  form.hidden = false;
  section.dataset.open = "";
  find(form, "fieldset button").focus();
};
