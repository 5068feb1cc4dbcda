// The buttons on the page about privacy: one shows what the site keeps on this device, the other removes it. Loaded when
// one of them is pressed. Several sites may share an origin: only what this site has stored is counted and removed.
const root = document.documentElement;

// The names in `localStorage`: see display.js and listen.js.
const CHOICES = ["display", "listen"];

/** @typedef {{ base: string, caches: string }} Site The site's path, and how the names of its caches begin. */

const choices = () => CHOICES.filter((name) => localStorage.getItem(name) !== null);

/** @param {Site} site */
const cacheNames = async (site) => (await caches.keys()).filter((name) => name.startsWith(site.caches));

/** @param {Site} site */
const registrations = async ({ base }) => {
  const { href } = new URL(base, location.href);
  return (await navigator.serviceWorker.getRegistrations()).filter(({ scope }) => scope === href);
};

// Browsers that have neither have stored no copy.
const canKeepCopy = "caches" in window || "serviceWorker" in navigator;

/** @param {string[]} names */
const sizeOf = async (names) => {
  let bytes = 0;
  for (const name of names) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) bytes += (await (await cache.match(request))?.blob())?.size ?? 0;
  }
  return bytes;
};

// What is kept, as the names of the sentences that say so. What the browser refuses to show may be kept.
/** @type {(site: Site, size: Element | null) => Promise<string[]>} */
const kept = async (site, size) => {
  const found = [];
  try {
    if (choices().length) found.push("choices");
  } catch {
    found.push("choices-refused");
  }
  try {
    const [names, workers] = canKeepCopy ? await Promise.all([cacheNames(site), registrations(site)]) : [[], []];
    if (names.length + workers.length) {
      found.push("copy");
      if (size) size.textContent = ((await sizeOf(names)) / 1e6).toFixed(1);
    }
  } catch {
    found.push("copy-refused");
  }
  return found;
};

// Each part on its own: one that the browser refuses must not save the others. What is left is read back afterwards.
/** @param {Site} site */
const remove = async (site) => {
  const parts = [
    () => CHOICES.forEach((name) => localStorage.removeItem(name)),
    // The worker before its caches: it downloads again what is missing.
    async () => {
      for (const registration of await registrations(site)) {
        const { installing, waiting, active } = registration;
        for (const worker of [installing, waiting, active]) worker?.postMessage("forget");
        await registration.unregister();
      }
    },
    async () => Promise.all((await cacheNames(site)).map((name) => caches.delete(name))),
  ];
  for (const part of parts) {
    try {
      await part();
    } catch (error) {
      console.warn("A part of this site is not removed from this device:", error);
    }
  }
};

// Marks this tab, so that the site is not kept again: choices.js reads the mark on each page. Where the browser
// refuses that too, it holds for this page.
const mark = () => {
  root.dataset.forgotten = "page";
  try {
    sessionStorage.setItem("forgotten", "yes");
    root.dataset.forgotten = "tab";
  } catch (error) {
    console.warn("This tab can't be marked:", error);
  }
};

let isBusy = false;

/** @param {HTMLElement} button */
export const open = async (button) => {
  if (isBusy) return;
  isBusy = true;
  const status = /** @type {HTMLElement} */ (button.closest(".forget")?.querySelector("[role=status]"));
  const sentences = /** @type {HTMLElement[]} */ ([...status.children]);
  for (const sentence of sentences) sentence.hidden = true;
  const site = /** @type {Site} */ (/** @type {unknown} */ (status.dataset));
  const isLook = "look" in button.dataset;
  if (!isLook) {
    mark();
    await remove(site);
  }
  const found = await kept(site, status.querySelector("[data-size]"));
  // A part that is still there was refused.
  const said = isLook ? found : found.map((name) => name.replace(/(-refused)?$/, "-refused"));
  if (!said.length) said.push(isLook ? "nothing" : "forgotten");
  if (root.dataset.forgotten) said.push(root.dataset.forgotten);
  for (const sentence of sentences) sentence.hidden = !said.includes(sentence.dataset.says ?? "");
  isBusy = false;
};
