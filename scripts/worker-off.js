// Takes the place of worker.js where the site is no longer to be kept on devices: throws away what was
// kept, and itself.
// The build puts the beginning of every list's name here.
const OURS = "/offline-";

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

const end = async () => {
  const all = (await caches.keys()).filter((name) => name.startsWith(OURS));
  await Promise.all(all.map((name) => caches.delete(name)));
  await worker.registration.unregister();
};

// At once: a browser may let the worker before go on, and this one wait, for as long as a page is open.
// Nothing waits for the end here, as the browser takes it up only after the installation.
worker.addEventListener("install", () => {
  worker.skipWaiting();
  end();
});

worker.addEventListener("activate", (event) => event.waitUntil(end()));

// And again: a page from before that registers once more brings back what it is still under.
worker.addEventListener("fetch", (event) => event.waitUntil(end()));
