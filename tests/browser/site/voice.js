// Replaces the browser's speech synthesis: speech ends, fails or is late when a scenario says so. `__voice.said`
// lists everything that was spoken.
{
  const kind = new URL(document.currentScript.src).searchParams.get("voice");
  const all = ["first", "second"].map((voiceURI) => ({
    voiceURI,
    name: `The ${voiceURI} voice`,
    lang: voiceURI === "first" ? "en-GB" : "en-US",
    localService: kind !== "Remote",
    default: false,
  }));
  let present = ["Local", "Mute", "Remote", "InPress", "Speechless"].includes(kind) ? all : [];
  let utterance = null;
  const old = [];
  const listeners = [];
  // An engine that requires a user gesture for the first speech. There, an utterance without text never ends, so
  // everything after it waits.
  let isLocked = kind === "InPress";
  let isHeldUp = false;
  const isPressed = () => window.event?.type === "click" && window.event.isTrusted;
  const fire = (name, about) => about?.[`on${name}`]?.(new Event(name));
  window.__voice = {
    said: [],
    get speaking() {
      return utterance !== null;
    },
    finish() {
      const ended = utterance;
      utterance = null;
      fire("end", ended);
    },
    fail() {
      const failed = utterance;
      utterance = null;
      failed?.onerror?.({ error: "synthesis-failed" });
    },
    late() {
      for (const cut of old) fire("end", cut);
    },
    arrive() {
      present = all;
      for (const listener of listeners) listener();
      window.speechSynthesis.onvoiceschanged?.();
    },
  };
  class Utterance {
    constructor(text) {
      this.text = text;
    }
  }
  const speechSynthesis = {
    getVoices: () => present,
    addEventListener: (_, listener) => listeners.push(listener),
    get speaking() {
      return isHeldUp || utterance !== null;
    },
    speak(next) {
      isLocked &&= !isPressed();
      if (isLocked || isHeldUp) return;
      if (!next.text) {
        isHeldUp = kind === "InPress";
        return;
      }
      utterance = next;
      window.__voice.said.push({ text: next.text, rate: next.rate, voice: next.voice?.voiceURI });
      if (kind !== "Mute") fire("start", next);
    },
    // WebKitGTK fires `end` inside `cancel()`, others a moment later: `late()`.
    cancel() {
      isHeldUp = false;
      const cut = utterance;
      utterance = null;
      if (cut) old.push(cut);
      fire("end", cut);
    },
  };
  const value = kind === "Unsupported" ? undefined : speechSynthesis;
  Object.defineProperty(window, "speechSynthesis", { value });
  Object.defineProperty(window, "SpeechSynthesisUtterance", { value: kind === "Speechless" ? undefined : Utterance });
}
