// Takes the place of worker.js where the site is no longer to be kept on devices: throws away what was
// kept, and itself.
// The build puts the beginning of every list's name here.
const OURS = "/offline-";

const end = async () => {
  const all = (await caches.keys()).filter((name) => name.startsWith(OURS));
  await Promise.all(all.map((name) => caches.delete(name)));
  await registration.unregister();
};

// At once: a browser may let the worker before go on, and this one wait, for as long as a page is open.
// Nothing waits for the end here, as the browser takes it up only after the installation.
addEventListener("install", () => {
  skipWaiting();
  end();
});

addEventListener("activate", (event) => event.waitUntil(end()));

// And again: a page from before that registers once more brings back what it is still under.
addEventListener("fetch", (event) => event.waitUntil(end()));
