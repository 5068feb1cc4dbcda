// Reads the page aloud with the voices of the visitor's own device. Fetched when Listen is first pressed.
// `state` is all that the player shows: its markup says at which states (data-at) each part stands, and
// holds every word that is seen. One file, though long: after a failure it is fetched again under
// another address, which a module that it imports would not be.

/** @typedef {{ start: number, end: number }} Place */
/** @typedef {{ element: Element, range: Range | null, said: string }} Sentence */

const root = document.documentElement;
const main = /** @type {HTMLElement} */ (document.querySelector("main"));
const player = /** @type {HTMLElement} */ (document.getElementById("listen"));
const voice = /** @type {HTMLSelectElement} */ (player.querySelector("select"));
const another = /** @type {HTMLElement} */ (player.querySelector("[data-press=voice]"));
const speeds = /** @type {HTMLButtonElement[]} */ ([...player.querySelectorAll("[name=rate]")]);
// In Lockdown Mode one of the two is missing, and without it there is no voice.
const speech = window.SpeechSynthesisUtterance && window.speechSynthesis;

const READ =
  "h1,h2,h3,h4,p,li,figcaption,dt,dd,blockquote,summary,[role=img][aria-label],img[alt]";
const UNREAD = ".tools,[aria-hidden=true]";
// A full stop after one of these ends no sentence.
const SHORTENED = /(?:^|[\s(])(?:Dr|Mr|Mrs|Ms|Prof|St|e\.g|i\.e)\.\s*$/;
// How long the voices may take to arrive, one of them to begin, and a slow one for a letter, in
// milliseconds.
const ARRIVAL = 2000;
const PATIENCE = 5000;
const LETTER = 200;

// Sentences.

/**
 * Where the sentences of a text begin and end.
 * @type {(text: string, language: string) => Place[]}
 */
export const split = (text, language) => {
  // To a segmenter a line break of the source ends a sentence.
  const words = text.replace(/\s/g, " ");
  const segments = Intl.Segmenter
    ? Array.from(
        new Intl.Segmenter(language, { granularity: "sentence" }).segment(words),
        ({ segment }) => segment,
      )
    : words.match(/.+?(?:[.!?…]+[)\]’”"']*(?=\s+[^\sa-z])|$)/gu) ?? [];
  const sentences = [];
  let end = 0;
  let sentence = "";
  for (const segment of segments) {
    sentence += segment;
    end += segment.length;
    if (SHORTENED.test(sentence) && end < words.length) continue;
    const start = end - sentence.trimStart().length;
    if (/[\p{L}\p{N}]/u.test(sentence)) sentences.push({ start, end: start + sentence.trim().length });
    sentence = "";
  }
  return sentences;
};

/** @param {Element} element */
const isRead = (element) => {
  // What a closed <details> holds can't be seen; its summary can.
  const outer = element.closest("summary")?.parentElement ?? element;
  return (
    !element.closest(UNREAD) &&
    !outer.parentElement?.closest("details:not([open])") &&
    element.getClientRects().length > 0
  );
};

/**
 * The text nodes that an element holds itself, without those of a <p> in an <li>.
 * @param {Element} element
 */
const textsOf = (element) => {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) {
    const text = /** @type {Text} */ (walker.currentNode);
    const holder = text.parentElement;
    if (holder?.closest(READ) === element && isRead(holder)) texts.push(text);
  }
  return texts;
};

/** @type {(texts: Text[], place: Place) => Range} */
const rangeOf = (texts, { start, end }) => {
  const range = document.createRange();
  let passed = 0;
  for (const text of texts) {
    const next = passed + text.length;
    if (passed <= start && start < next) range.setStart(text, start - passed);
    if (passed < end && end <= next) range.setEnd(text, end - passed);
    passed = next;
  }
  return range;
};

/** @type {(element: Element) => Sentence[]} */
const sentencesOf = (element) => {
  const isPicture = element.matches("img,[role=img]");
  const texts = isPicture ? [] : textsOf(element);
  // A description is heard as a sentence, whether or not it was written with a full stop.
  const words = isPicture
    ? (element.getAttribute("aria-label") ?? element.getAttribute("alt") ?? "").replace(/[\p{L}\p{N}]$/u, "$&.")
    : texts.map(({ data }) => data).join("");
  return split(words, root.lang).map((place) => ({
    element,
    range: isPicture ? null : rangeOf(texts, place),
    said: words.slice(place.start, place.end),
  }));
};

// The page's heading comes first, also where a picture precedes it in the HTML.
const gather = () => {
  /** @param {Element} element */
  const isTitle = (element) => Number(element.matches("h1"));
  const read = [...main.querySelectorAll(READ)].filter(isRead);
  return read.sort((one, other) => isTitle(other) - isTitle(one)).flatMap(sentencesOf);
};

// Voices.

// Android writes en_GB.
/** @param {SpeechSynthesisVoice} voice */
const languageOf = ({ lang }) => lang.replace("_", "-");

// Firefox and WebKitGTK have no voices but the device's, and call them distant all the same.
/** @param {SpeechSynthesisVoice} voice */
const isOwn = ({ localService, voiceURI }) =>
  localService || voiceURI === "" || voiceURI.startsWith("urn:moz-tts:");
// WebKitGTK's voices have no address.
/** @param {SpeechSynthesisVoice} voice */
const keyOf = ({ voiceURI, name }) => voiceURI || name;

/**
 * The voices to choose from, the best first: of the page's language, or else all. A voice that isn't
 * of the device sends what is read to its maker, so it is never used.
 * @type {(voices: SpeechSynthesisVoice[], language: string) => SpeechSynthesisVoice[]}
 */
export const choosable = (found, language) => {
  const [family] = language.toLowerCase().split("-");
  const own = found.filter(isOwn);
  // Some devices write three letters, as in eng-GBR.
  /** @param {SpeechSynthesisVoice} each */
  const isNear = (each) => /^[a-z]{2}(?=[a-z]?(-|$))/.exec(languageOf(each).toLowerCase())?.[0] === family;
  const near = own.filter(isNear);
  /** @param {SpeechSynthesisVoice} each */
  const rank = (each) =>
    (languageOf(each).toLowerCase() === language.toLowerCase() ? 0 : 2) + (each.default ? 0 : 1);
  return (near.length ? near : own).sort((one, other) => rank(one) - rank(other));
};

/** @param {SpeechSynthesisVoice} each */
const nameOf = (each) => {
  const language = languageOf(each);
  if (language.toLowerCase() === root.lang.toLowerCase()) return each.name;
  try {
    return `${each.name} (${new Intl.DisplayNames(root.lang, { type: "language" }).of(language)})`;
  } catch {
    // Not every engine writes its languages as browsers read them.
    return `${each.name} (${language})`;
  }
};

/** @type {SpeechSynthesisVoice[]} */
let voices = [];
/** @type {string | null} */
let wanted = null;
const chosen = () => voices.find((each) => keyOf(each) === wanted) ?? voices[0];

const listVoices = () => {
  voices = choosable(speech?.getVoices() ?? [], root.lang);
  voice.replaceChildren(...voices.map((each) => new Option(nameOf(each), keyOf(each))));
  voice.disabled = voices.length === 0;
  another.hidden = voices.length < 2;
  if (chosen()) voice.value = keyOf(chosen());
};

// What a visitor chose before: speed and voice.

let { value: rate } = /** @type {HTMLButtonElement} */ (
  speeds.find((each) => each.getAttribute("aria-pressed") === "true")
);

/** @param {string} value */
const setRate = (value) => {
  rate = value;
  for (const each of speeds) each.setAttribute("aria-pressed", String(each.value === value));
};

const remember = () => {
  const choices = new URLSearchParams({ rate });
  if (wanted) choices.set("voice", wanted);
  try {
    localStorage.setItem("listen", String(choices));
  } catch {
    // Refused or full: the choices hold as long as the page does.
  }
};

const recall = () => {
  try {
    const choices = new URLSearchParams(localStorage.getItem("listen") ?? "");
    const known = choices.get("rate");
    if (known && speeds.some(({ value }) => value === known)) setRate(known);
    wanted = choices.get("voice");
  } catch {
    // Refused: the page's own speed, and the first voice.
  }
};

// What is seen.

let state = "quiet";
/** @type {Sentence[]} */
let sentences = [];
let index = 0;

/** @param {string} next */
const change = (next) => {
  state = next;
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (player.querySelectorAll("[data-at]"))) {
    part.hidden = !part.dataset.at?.split(" ").includes(state);
  }
};

const unmark = () => {
  CSS.highlights?.delete("reading");
  for (const element of main.querySelectorAll("[data-reading]")) element.removeAttribute("data-reading");
};

// A visitor whose focus is on a control of the page is at work there. A click on words leaves it on what
// Tab never stops at.
const isElsewhere = () => {
  const focused = /** @type {HTMLElement | null} */ (document.activeElement);
  return focused !== null && focused.tabIndex >= 0 && !player.contains(focused);
};

// Only as a sentence begins, or as the player grows over it, and only where it isn't well in view: a
// visitor who scrolls is not pulled back in the middle of one.
/** @param {Sentence} sentence */
const bringIntoView = ({ element, range }) => {
  if (isElsewhere()) return;
  const { top, bottom, height } = (range ?? element).getBoundingClientRect();
  const room = innerHeight - player.offsetHeight;
  if (top >= room * 0.1 && bottom <= room * 0.9) return;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches || root.dataset.motion;
  // What is higher than the window begins at its top.
  const to = Math.max(room * 0.1, (room - height) * 0.45);
  // Counted from the page's top, so that it is the same place while the page is still on its way there.
  scrollTo({ top: scrollY + top - to, behavior: still ? "auto" : "smooth" });
};

const count = () => {
  const [at, all] = ["index", "count"].map((name) => /** @type {Element} */ (player.querySelector(`[data-${name}]`)));
  at.textContent = String(index + 1);
  all.textContent = String(sentences.length);
};

const mark = () => {
  unmark();
  const sentence = sentences[index];
  if (!sentence) return;
  const { element, range } = sentence;
  count();
  // A highlight leaves the page's nodes alone, which belong to the app.
  if (range && CSS.highlights) CSS.highlights.set("reading", new Highlight(range));
  else element.setAttribute("data-reading", "");
  bringIntoView(sentence);
};

// Speaking.

/** @type {SpeechSynthesisUtterance | null} */
let utterance = null;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let watchdog;

const hush = () => {
  clearTimeout(watchdog);
  const spoken = utterance;
  // Let go first: its last events come from within cancel(), or late, and must move nothing.
  utterance = null;
  if (spoken || speech?.speaking) speech?.cancel();
};

const awaitVoices = () => {
  if (!speech) return change("voiceless");
  change("waiting");
  // Not every browser tells when its voices have come.
  watchdog = setTimeout(() => {
    listVoices();
    if (chosen()) speak();
    else change("voiceless");
  }, ARRIVAL);
};

// One utterance a sentence: some engines break off long ones, and not all tell where they are.
const speak = () => {
  // Some engines never end the empty utterance with which start.js answers the press.
  const isCutOff = utterance !== null || speech?.speaking;
  hush();
  mark();
  if (index >= sentences.length) return change("ended");
  if (!chosen()) return awaitVoices();
  change("speaking");
  // Some engines drop what they are given in the breath in which they were told to stop.
  if (isCutOff) watchdog = setTimeout(say);
  else say();
};

const say = () => {
  // Kept beyond this function: a browser may drop what nobody holds, and its events with it.
  const spoken = new SpeechSynthesisUtterance(sentences[index].said);
  /** @type {<E>(then: (event: E) => void) => (event: E) => void} */
  const only = (then) => (event) => {
    if (spoken !== utterance) return;
    clearTimeout(watchdog);
    then(event);
  };
  /** @param {string} why */
  const giveUp = (why) => {
    hush();
    change(why);
  };
  utterance = spoken;
  spoken.voice = chosen();
  spoken.lang = chosen().lang;
  spoken.rate = Number(rate);
  spoken.onstart = only(() => {
    watchdog = setTimeout(giveUp, PATIENCE + (spoken.text.length * LETTER) / spoken.rate, "stuck");
  });
  spoken.onend = only(() => {
    utterance = null;
    index += 1;
    // An engine (WebKitGTK's) may never end what it is asked for while this event lasts.
    watchdog = setTimeout(speak);
  });
  // Interrupted: by the device, as for a telephone call.
  spoken.onerror = only(({ error }) => {
    giveUp(error === "interrupted" || error === "canceled" ? "paused" : "failed");
  });
  watchdog = setTimeout(giveUp, PATIENCE, "stuck");
  speech?.speak(spoken);
};

const isReading = () => state === "speaking" || state === "waiting";

/** @param {number} to */
const go = (to) => {
  index = Math.min(Math.max(to, 0), sentences.length);
  if (isReading()) return speak();
  mark();
  change(index === sentences.length ? "ended" : "paused");
};

// A pause is a stop that keeps its place, and going on says the sentence again. On Android the engine's
// own pause() stops for good, elsewhere it may never resume; and whoever paused is helped by the start.
const playOrPause = () => {
  if (isReading()) {
    hush();
    change("paused");
  } else {
    if (state === "ended") index = 0;
    speak();
  }
};

const speakAnew = () => {
  remember();
  // Where the voice has failed, another one goes on.
  if (isReading() || state === "failed" || state === "stuck") speak();
};

/** @param {string} key */
const takeVoice = (key) => {
  wanted = key;
  voice.value = key;
  speakAnew();
};

// Opening and closing.

/** @type {HTMLElement | null} */
let opener = null;
let address = "";

const close = () => {
  hush();
  unmark();
  changes.disconnect();
  sizes.disconnect();
  root.style.removeProperty("--player");
  player.hidden = true;
  change("quiet");
};

const stop = () => {
  close();
  opener?.focus();
};

// Another page within the app puts other words into <main>, whether or not with a new element.
const changes = new MutationObserver(() => {
  if (location.pathname !== address || !sentences[0]?.element.isConnected) close();
});
// The page keeps as much room free at its foot.
const sizes = new ResizeObserver(() => {
  root.style.setProperty("--player", `${player.offsetHeight}px`);
  const sentence = sentences[index];
  if (!sentence) return;
  const { top, bottom } = (sentence.range ?? sentence.element).getBoundingClientRect();
  const isCovered = top < innerHeight && bottom > innerHeight - player.offsetHeight;
  if (isCovered) bringIntoView(sentence);
});

/** @type {Record<string, () => void>} */
const presses = {
  back: () => go(index - 1),
  play: playOrPause,
  next: () => go(index + 1),
  stop,
  voice: () => takeVoice(keyOf(voices[(voices.indexOf(chosen()) + 1) % voices.length])),
};
/** @type {Record<string, string>} */
const keys = { ArrowLeft: "back", ArrowRight: "next", Escape: "stop" };

player.addEventListener("click", ({ target }) => {
  const button = /** @type {Element} */ (target).closest("button");
  if (!button) return;
  if (button.name) {
    setRate(button.value);
    speakAnew();
  } else {
    presses[button.dataset.press ?? ""]();
  }
});
player.addEventListener("keydown", (event) => {
  const { key, target, altKey, ctrlKey, metaKey, shiftKey } = event;
  if (!(key in keys) || /** @type {Element} */ (target).matches("select") || altKey || ctrlKey || metaKey || shiftKey) return;
  event.preventDefault();
  presses[keys[key]]();
});
voice.addEventListener("change", () => takeVoice(voice.value));
// An answer that is opened is read in its turn; from one that is closed, reading goes on below it.
main.addEventListener(
  "toggle",
  () => {
    if (state === "quiet" || index >= sentences.length) return;
    const { element, said } = sentences[index];
    sentences = gather();
    const at = sentences.findIndex((each) => each.element === element && each.said === said);
    if (at >= 0) {
      index = at;
      return count();
    }
    /** @param {Sentence} each */
    const isBelow = (each) => element.compareDocumentPosition(each.element) & Node.DOCUMENT_POSITION_FOLLOWING;
    const next = sentences.findIndex(isBelow);
    go(next < 0 ? sentences.length : next);
  },
  true,
);
// Chromium would go on speaking.
addEventListener("pagehide", close);
if (speech) {
  // Safari's has no addEventListener before version 16.
  speech.onvoiceschanged = () => {
    listVoices();
    if (state === "waiting" && chosen()) speak();
    else if (state === "voiceless" && chosen()) change("paused");
  };
}

/** @param {HTMLElement} button */
export const open = (button) => {
  if (state === "quiet") {
    opener = button;
    address = location.pathname;
    player.hidden = false;
    sizes.observe(player);
    changes.observe(main, { childList: true, subtree: true, characterData: true });
    sentences = gather();
    index = 0;
    recall();
    listVoices();
    speak();
  }
  /** @type {HTMLElement} */ (player.querySelector("[data-press=play]")).focus({ preventScroll: true });
};
