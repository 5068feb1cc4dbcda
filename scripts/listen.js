// Reads the page aloud with the voices of the visitor's own device. Loaded when Listen is first pressed.
// The player shows nothing but `state`: its markup lists the states (data-at) in which each part is visible, and holds
// all visible text. This is one long file, since after a failure it is loaded again from another address, and a module
// that it imports would not be.

/** @typedef {{ start: number, end: number }} Span */
/** @typedef {{ element: Element, range: Range | null, text: string }} Sentence `text` is what the voice speaks. */

const root = document.documentElement;
const main = /** @type {HTMLElement} */ (document.querySelector("main"));
const player = /** @type {HTMLElement} */ (document.getElementById("listen"));
const voiceSelect = /** @type {HTMLSelectElement} */ (player.querySelector("select"));
const nextVoiceButton = /** @type {HTMLElement} */ (player.querySelector("[data-press=voice]"));
const rateButtons = /** @type {HTMLButtonElement[]} */ ([...player.querySelectorAll("[name=rate]")]);
// In Lockdown Mode one of the two is missing; then there is no voice.
const speech = window.SpeechSynthesisUtterance && window.speechSynthesis;

const READABLE =
  "h1,h2,h3,h4,p,li,figcaption,dt,dd,blockquote,summary,[role=img][aria-label],img[alt]";
const SKIPPED = ".tools,.contents,.meanings,[aria-hidden=true]";
const TELEPHONE_LINK = "a[href^='tel:'],a[href^='sms:']";
// A full stop after one of these doesn't end a sentence.
const ABBREVIATION = /(?:^|[\s(])(?:Dr|Mr|Mrs|Ms|Prof|St|e\.g|i\.e)\.\s*$/;
// In milliseconds: how long the voices may take to load, a voice to start speaking, and a slow voice to speak one
// letter.
const VOICES_TIMEOUT = 2000;
const START_TIMEOUT = 5000;
const LETTER_TIMEOUT = 200;

// Sentences.

/**
 * Splits a text into the spans of its sentences.
 * @type {(text: string, language: string) => Span[]}
 */
const splitSentences = (text, language) => {
  // A segmenter would end a sentence at each line break of the source.
  const line = text.replace(/\s/g, " ");
  const segments = Intl.Segmenter
    ? Array.from(
        new Intl.Segmenter(language, { granularity: "sentence" }).segment(line),
        ({ segment }) => segment,
      )
    : line.match(/.+?(?:[.!?…]+[)\]’”"']*(?=\s+[^\sa-z])|$)/gu) ?? [];
  const spans = [];
  let end = 0;
  let sentence = "";
  for (const segment of segments) {
    sentence += segment;
    end += segment.length;
    if (ABBREVIATION.test(sentence) && end < line.length) continue;
    const start = end - sentence.trimStart().length;
    if (/[\p{L}\p{N}]/u.test(sentence)) spans.push({ start, end: start + sentence.trim().length });
    sentence = "";
  }
  return spans;
};

/** @param {Element} element */
const isReadable = (element) => {
  // The content of a closed <details> is hidden; its summary is not.
  const outer = element.closest("summary")?.parentElement ?? element;
  return (
    !element.closest(SKIPPED) &&
    !outer.parentElement?.closest("details:not([open])") &&
    element.getClientRects().length > 0
  );
};

/**
 * An element's own text nodes, without those of a readable element inside it, such as a <p> in an <li>.
 * @param {Element} element
 */
const textNodesOf = (element) => {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) {
    const text = /** @type {Text} */ (walker.currentNode);
    const parent = text.parentElement;
    if (parent?.closest(READABLE) === element && isReadable(parent)) texts.push(text);
  }
  return texts;
};

/** @type {(texts: Text[], span: Span) => Range} */
const rangeOf = (texts, { start, end }) => {
  const range = document.createRange();
  let offset = 0;
  for (const text of texts) {
    const next = offset + text.length;
    if (offset <= start && start < next) range.setStart(text, start - offset);
    if (offset < end && end <= next) range.setEnd(text, end - offset);
    offset = next;
  }
  return range;
};

// A voice would read 116 123 as hundreds. Spaces separate the digits for it, and commas the groups.
/** @param {string} text */
const spellNumbers = (text) =>
  text.replace(/\d+(?:\s\d+)*/g, (number) =>
    number
      .split(/\s/)
      .map((group) => [...group].join(" "))
      .join(", "),
  );

/**
 * The words of a span as a voice speaks them: telephone numbers digit by digit.
 * @type {(texts: Text[], span: Span) => string}
 */
const spokenText = (texts, { start, end }) => {
  let spoken = "";
  let offset = 0;
  for (const text of texts) {
    const words = text.data.slice(Math.max(start - offset, 0), Math.max(end - offset, 0));
    spoken += text.parentElement?.closest(TELEPHONE_LINK) ? spellNumbers(words) : words;
    offset += text.length;
  }
  return spoken;
};

/** @type {(element: Element) => Sentence[]} */
const sentencesOf = (element) => {
  const isPicture = element.matches("img,[role=img]");
  const texts = isPicture ? [] : textNodesOf(element);
  // A picture's description is read as a sentence even if it has no full stop.
  const content = isPicture
    ? (element.getAttribute("aria-label") ?? element.getAttribute("alt") ?? "").replace(/[\p{L}\p{N}]$/u, "$&.")
    : texts.map(({ data }) => data).join("");
  return splitSentences(content, root.lang).map((span) => ({
    element,
    range: isPicture ? null : rangeOf(texts, span),
    text: isPicture ? content.slice(span.start, span.end) : spokenText(texts, span),
  }));
};

// The page's heading is read first, even if a picture precedes it in the HTML.
const collectSentences = () => {
  /** @param {Element} element */
  const isTitle = (element) => Number(element.matches("h1"));
  const elements = [...main.querySelectorAll(READABLE)].filter(isReadable);
  return elements.sort((a, b) => isTitle(b) - isTitle(a)).flatMap(sentencesOf);
};

// Voices.

// Android writes en_GB.
/** @param {SpeechSynthesisVoice} voice */
const languageOf = ({ lang }) => lang.replace("_", "-");

// Firefox and WebKitGTK have only the device's own voices, yet report them as remote.
/** @param {SpeechSynthesisVoice} voice */
const isLocal = ({ localService, voiceURI }) =>
  localService || voiceURI === "" || voiceURI.startsWith("urn:moz-tts:");
// WebKitGTK's voices have no URI.
/** @param {SpeechSynthesisVoice} voice */
const idOf = ({ voiceURI, name }) => voiceURI || name;

/**
 * The voices to choose from, the best first: those of the page's language, or else all. A remote voice sends the
 * text to its vendor, so it is never used.
 * @type {(voices: SpeechSynthesisVoice[], language: string) => SpeechSynthesisVoice[]}
 */
const usableVoices = (available, language) => {
  const [primary] = language.toLowerCase().split("-");
  const local = available.filter(isLocal);
  // Some devices use three letters, as in eng-GBR.
  /** @param {SpeechSynthesisVoice} voice */
  const matches = (voice) => /^[a-z]{2}(?=[a-z]?(-|$))/.exec(languageOf(voice).toLowerCase())?.[0] === primary;
  const matching = local.filter(matches);
  /** @param {SpeechSynthesisVoice} voice */
  const rank = (voice) =>
    (languageOf(voice).toLowerCase() === language.toLowerCase() ? 0 : 2) + (voice.default ? 0 : 1);
  return (matching.length ? matching : local).sort((a, b) => rank(a) - rank(b));
};

/** @param {SpeechSynthesisVoice} voice */
const labelOf = (voice) => {
  const language = languageOf(voice);
  if (language.toLowerCase() === root.lang.toLowerCase()) return voice.name;
  try {
    return `${voice.name} (${new Intl.DisplayNames(root.lang, { type: "language" }).of(language)})`;
  } catch {
    // Some engines report language codes that browsers can't parse.
    return `${voice.name} (${language})`;
  }
};

/** @type {SpeechSynthesisVoice[]} */
let voices = [];
/** @type {string | null} */
let chosenId = null;
const currentVoice = () => voices.find((voice) => idOf(voice) === chosenId) ?? voices[0];

const listVoices = () => {
  voices = usableVoices(speech?.getVoices() ?? [], root.lang);
  voiceSelect.replaceChildren(...voices.map((voice) => new Option(labelOf(voice), idOf(voice))));
  voiceSelect.disabled = voices.length === 0;
  nextVoiceButton.hidden = voices.length < 2;
  if (currentVoice()) voiceSelect.value = idOf(currentVoice());
};

// Stored settings: speed and voice.

let { value: rate } = /** @type {HTMLButtonElement} */ (
  rateButtons.find((button) => button.getAttribute("aria-pressed") === "true")
);

/** @param {string} value */
const setRate = (value) => {
  rate = value;
  for (const button of rateButtons) button.setAttribute("aria-pressed", String(button.value === value));
};

const saveSettings = () => {
  // Nothing is kept again in a visit in which the site was forgotten: see forget.js.
  if (document.documentElement.dataset.forgotten) return;
  const settings = new URLSearchParams({ rate });
  if (chosenId) settings.set("voice", chosenId);
  try {
    localStorage.setItem("listen", String(settings));
  } catch {
    // Storage is blocked or full: the settings last until the page is closed.
  }
};

const loadSettings = () => {
  try {
    const settings = new URLSearchParams(localStorage.getItem("listen") ?? "");
    const stored = settings.get("rate");
    if (stored && rateButtons.some(({ value }) => value === stored)) setRate(stored);
    chosenId = settings.get("voice");
  } catch {
    // Storage is blocked: the default speed, and the first voice.
  }
};

// The player's state, and the highlighted sentence.

let state = "quiet";
/** @type {Sentence[]} */
let sentences = [];
let index = 0;

/** @param {string} next */
const setState = (next) => {
  state = next;
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (player.querySelectorAll("[data-at]"))) {
    part.hidden = !part.dataset.at?.split(" ").includes(state);
  }
};

const clearHighlight = () => {
  CSS.highlights?.delete("reading");
  for (const element of main.querySelectorAll("[data-reading]")) element.removeAttribute("data-reading");
};

// Whether the visitor is using a control of the page. (A click on text focuses only elements outside the tab order.)
const isFocusOnPage = () => {
  const focused = /** @type {HTMLElement | null} */ (document.activeElement);
  return focused !== null && focused.tabIndex >= 0 && !player.contains(focused);
};

let scrolledAt = -Infinity;

// Called only when a sentence begins or the player grows over it, and scrolls only if the sentence isn't well in
// view: a visitor who scrolls away is not pulled back in the middle of a sentence.
/** @param {Sentence} sentence */
const scrollIntoView = ({ element, range }) => {
  if (isFocusOnPage()) return;
  const { top, bottom, height } = (range ?? element).getBoundingClientRect();
  const visibleHeight = innerHeight - player.offsetHeight;
  // A smooth scroll takes less than a second. Until it ends, a sentence that is in view may leave it.
  const isScrolling = performance.now() - scrolledAt < 1000;
  if (!isScrolling && top >= visibleHeight * 0.1 && bottom <= visibleHeight * 0.9) return;
  const reducedMotion = matchMedia("(prefers-reduced-motion: reduce)").matches || root.dataset.motion;
  // The top of a sentence that is higher than the window stays in view.
  const offset = Math.max(visibleHeight * 0.1, (visibleHeight - height) * 0.45);
  scrolledAt = performance.now();
  // Relative to the top of the page, so that the target is the same while a smooth scroll is under way. In WebKit, a
  // second smooth scroll would end both.
  scrollTo({ top: scrollY + top - offset, behavior: reducedMotion || isScrolling ? "auto" : "smooth" });
};

const updateCounter = () => {
  /** @param {string} name */
  const partOf = (name) => /** @type {Element} */ (player.querySelector(`[data-${name}]`));
  const [current, total] = ["index", "count"].map(partOf);
  current.textContent = String(index + 1);
  total.textContent = String(sentences.length);
};

const highlight = () => {
  clearHighlight();
  const sentence = sentences[index];
  if (!sentence) return;
  const { element, range } = sentence;
  updateCounter();
  // A highlight doesn't change the page's nodes, which belong to the app.
  if (range && CSS.highlights) CSS.highlights.set("reading", new Highlight(range));
  else element.setAttribute("data-reading", "");
  scrollIntoView(sentence);
};

// Speaking.

/** @type {SpeechSynthesisUtterance | null} */
let utterance = null;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let watchdog;

const cancelSpeech = () => {
  clearTimeout(watchdog);
  const cancelled = utterance;
  // Cleared first: the last events come during cancel() or later, and must be ignored.
  utterance = null;
  if (cancelled || speech?.speaking) speech?.cancel();
};

const waitForVoices = () => {
  if (!speech) return setState("voiceless");
  setState("waiting");
  // Not every browser dispatches an event when its voices are available.
  watchdog = setTimeout(() => {
    listVoices();
    if (currentVoice()) speak();
    else setState("voiceless");
  }, VOICES_TIMEOUT);
};

// One utterance per sentence: some engines cut long ones off, and not all report their position.
const speak = () => {
  // Some engines never end the empty utterance that start.js speaks on the press.
  const wasSpeaking = utterance !== null || speech?.speaking;
  cancelSpeech();
  highlight();
  if (index >= sentences.length) return setState("ended");
  if (!currentVoice()) return waitForVoices();
  setState("speaking");
  // Some engines ignore `speak()` in the same task as `cancel()`.
  if (wasSpeaking) watchdog = setTimeout(speakSentence);
  else speakSentence();
};

const speakSentence = () => {
  // `utterance` keeps a reference: a browser may garbage-collect an unreferenced one, and its events with it.
  const current = new SpeechSynthesisUtterance(sentences[index].text);
  /** @type {<E>(handler: (event: E) => void) => (event: E) => void} */
  const ifCurrent = (handler) => (event) => {
    if (current !== utterance) return;
    clearTimeout(watchdog);
    handler(event);
  };
  /** @param {string} next */
  const giveUp = (next) => {
    cancelSpeech();
    setState(next);
  };
  utterance = current;
  current.voice = currentVoice();
  current.lang = currentVoice().lang;
  current.rate = Number(rate);
  current.onstart = ifCurrent(() => {
    const timeout = START_TIMEOUT + (current.text.length * LETTER_TIMEOUT) / current.rate;
    watchdog = setTimeout(giveUp, timeout, "stuck");
  });
  current.onend = ifCurrent(() => {
    utterance = null;
    index += 1;
    // WebKitGTK may never end an utterance that is started during this event.
    watchdog = setTimeout(speak);
  });
  // Interrupted by the device, for example by a phone call.
  current.onerror = ifCurrent(({ error }) => {
    giveUp(error === "interrupted" || error === "canceled" ? "paused" : "failed");
  });
  watchdog = setTimeout(giveUp, START_TIMEOUT, "stuck");
  speech?.speak(current);
};

const isReading = () => state === "speaking" || state === "waiting";

/** @param {number} to */
const go = (to) => {
  index = Math.min(Math.max(to, 0), sentences.length);
  if (isReading()) return speak();
  highlight();
  setState(index === sentences.length ? "ended" : "paused");
};

// Pausing cancels the speech, and resuming repeats the sentence from its start, which also helps the listener. The
// engine's own pause() can't be resumed on Android, and elsewhere may never resume.
const playOrPause = () => {
  if (isReading()) {
    cancelSpeech();
    setState("paused");
  } else {
    if (state === "ended") index = 0;
    speak();
  }
};

const applySettings = () => {
  saveSettings();
  // If the voice has failed, another one continues.
  if (isReading() || state === "failed" || state === "stuck") speak();
};

/** @param {string} id */
const setVoice = (id) => {
  chosenId = id;
  voiceSelect.value = id;
  applySettings();
};

// Opening and closing.

/** @type {HTMLElement | null} */
let opener = null;
let path = "";

const close = () => {
  cancelSpeech();
  clearHighlight();
  contentObserver.disconnect();
  sizeObserver.disconnect();
  root.style.removeProperty("--player");
  player.hidden = true;
  setState("quiet");
};

const stop = () => {
  close();
  opener?.focus();
};

// Closes the player when the app shows another page, whether it replaces the elements in <main> or reuses them.
const contentObserver = new MutationObserver(() => {
  if (location.pathname !== path || !sentences[0]?.element.isConnected) close();
});
// The page reserves the player's height at its end.
const sizeObserver = new ResizeObserver(() => {
  root.style.setProperty("--player", `${player.offsetHeight}px`);
  const sentence = sentences[index];
  if (!sentence) return;
  const { top, bottom } = (sentence.range ?? sentence.element).getBoundingClientRect();
  const isCovered = top < innerHeight && bottom > innerHeight - player.offsetHeight;
  if (isCovered) scrollIntoView(sentence);
});

/** @type {Record<string, () => void>} */
const actions = {
  back: () => go(index - 1),
  play: playOrPause,
  next: () => go(index + 1),
  stop,
  voice: () => setVoice(idOf(voices[(voices.indexOf(currentVoice()) + 1) % voices.length])),
};
/** @type {Record<string, string>} */
const keys = { ArrowLeft: "back", ArrowRight: "next", Escape: "stop" };

player.addEventListener("click", ({ target }) => {
  const button = /** @type {Element} */ (target).closest("button");
  if (!button) return;
  if (button.name) {
    setRate(button.value);
    applySettings();
  } else {
    actions[button.dataset.press ?? ""]();
  }
});
player.addEventListener("keydown", (event) => {
  const { key, target, altKey, ctrlKey, metaKey, shiftKey } = event;
  if (altKey || ctrlKey || metaKey || shiftKey) return;
  if (!(key in keys) || /** @type {Element} */ (target).matches("select")) return;
  event.preventDefault();
  actions[keys[key]]();
});
voiceSelect.addEventListener("change", () => setVoice(voiceSelect.value));
// An answer that is opened is read in its turn. If the one being read is closed, reading continues below it.
main.addEventListener(
  "toggle",
  () => {
    if (state === "quiet" || index >= sentences.length) return;
    const { element, text } = sentences[index];
    sentences = collectSentences();
    const newIndex = sentences.findIndex((sentence) => sentence.element === element && sentence.text === text);
    if (newIndex >= 0) {
      index = newIndex;
      return updateCounter();
    }
    /** @param {Sentence} sentence */
    const isBelow = (sentence) =>
      element.compareDocumentPosition(sentence.element) & Node.DOCUMENT_POSITION_FOLLOWING;
    const next = sentences.findIndex(isBelow);
    go(next < 0 ? sentences.length : next);
  },
  true,
);
// Chromium would continue to speak.
addEventListener("pagehide", close);
if (speech) {
  // Before Safari 16, `speechSynthesis` has no addEventListener.
  speech.onvoiceschanged = () => {
    listVoices();
    if (state === "waiting" && currentVoice()) speak();
    else if (state === "voiceless" && currentVoice()) setState("paused");
  };
}

/** @param {HTMLElement} button */
export const open = (button) => {
  if (state === "quiet") {
    opener = button;
    path = location.pathname;
    player.hidden = false;
    sizeObserver.observe(player);
    contentObserver.observe(main, { childList: true, subtree: true, characterData: true });
    sentences = collectSentences();
    index = 0;
    loadSettings();
    listVoices();
    speak();
  }
  /** @type {HTMLElement} */ (player.querySelector("[data-press=play]")).focus({ preventScroll: true });
};
