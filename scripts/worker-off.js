// Replaces worker.js when offline use is switched off: deletes what was cached, and unregisters itself.
// The build puts the prefix of the cache names here.
const CACHE_PREFIX = "/offline-";

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

const removeAll = async () => {
  const names = (await caches.keys()).filter((name) => name.startsWith(CACHE_PREFIX));
  await Promise.all(names.map((name) => caches.delete(name)));
  await worker.registration.unregister();
};

// On install already: otherwise a browser may leave the old worker active, and this one waiting, for as long as a
// page is open. Not awaited: the browser finishes the unregistering only after the installation.
worker.addEventListener("install", () => {
  worker.skipWaiting();
  removeAll();
});

worker.addEventListener("activate", (event) => event.waitUntil(removeAll()));

// Again on each fetch: a page that was loaded before the switch may register the worker once more.
worker.addEventListener("fetch", (event) => event.waitUntil(removeAll()));
