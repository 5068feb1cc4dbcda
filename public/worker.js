// Keeps one whole version of the site on the visitor's device: every page, edition and picture. A version
// is fetched whole and each of its files checked before it is shown; until then the one before stays.
// Whatever is not kept, or can't be, comes from the network as if there were no worker.

// What there is to keep, and which bytes it must have. The build puts the list's own name here.
const [LIST, INTEGRITY] = "/offline.json".split("#");
// Several sites may share an origin: each deletes only what is its own.
const OURS = LIST.slice(0, LIST.lastIndexOf("-") + 1);
const BASE = new URL("./", location.href).pathname;

// Few at a time: the page that stands may still be loading.
const AT_ONCE = 4;

// An answer that can be kept: one that was redirected may not stand for a page later.
const whole = ({ body, headers }, status = 200) => new Response(body, { status, headers });

const fill = async () => {
  const cache = await caches.open(LIST);
  const answer = await fetch(LIST, { integrity: INTEGRITY });
  const { named, pages, missing } = await answer.clone().json();
  // What has a name of its own may have been kept with the version before.
  const take = async ([address, integrity], isNamed) => {
    if (await cache.match(address)) return;
    const before = isNamed && (await caches.match(address));
    const found = before || (await fetch(address, { integrity, cache: isNamed ? "default" : "no-cache" }));
    // A host may say 404 with the page for unknown addresses; its bytes are checked all the same.
    if (!found.ok && address !== missing) throw new Error(`${address}: ${found.status}`);
    await cache.put(address, whole(found, address === missing ? 404 : 200));
  };
  const wanted = [
    ...Object.entries(named).map((entry) => () => take(entry, true)),
    ...Object.entries(pages).map((entry) => () => take(entry, false)),
  ];
  const hands = Array.from({ length: AT_ONCE }, async () => {
    for (let next = wanted.pop(); next; next = wanted.pop()) await next();
  });
  try {
    await Promise.all(hands);
    // Last: with its list a version is whole.
    await cache.put(LIST, answer);
  } catch (error) {
    // What has come is kept for the next try, unless there is no room.
    if (error.name === "QuotaExceededError") await caches.delete(LIST);
    throw error;
  }
};

const kept = async (address) =>
  (await caches.match(address, { cacheName: LIST })) ?? (await caches.match(address));

const list = async () => (await caches.match(LIST))?.json();

// What stands in for an address that is not kept under its own name.
const instead = async (address, isPage) => {
  const { redirects, photographs, pages } = (await list()) ?? {};
  if (!pages) return null;
  // Each photograph is kept in one size.
  const photograph = photographs[address.replace(/-\d+\.\w+$/, "")];
  if (photograph) return kept(photograph);
  const folder = address.replace(/\/?$/, "/");
  const page = redirects[folder] ?? (pages[folder] && folder !== address && folder);
  return isPage && page ? Response.redirect(page, 301) : null;
};

const answered = async (event, address) => {
  const isPage = event.request.mode === "navigate";
  let found;
  try {
    found = (await kept(address)) ?? (isPage && (await instead(address, isPage)));
    // Thrown away to make room: fetched once more.
    if (!found && isPage && !(await list())) event.waitUntil(fill().catch(() => {}));
  } catch {
    // The storage fails: as if nothing were kept.
  }
  if (found) return found;
  try {
    return await fetch(event.request);
  } catch (error) {
    const { missing } = (await list().catch(() => null)) ?? {};
    const other = (await instead(address, isPage).catch(() => null)) ?? (isPage && missing && (await kept(missing)));
    if (other) return other;
    throw error;
  }
};

addEventListener("install", (event) => event.waitUntil(fill()));

addEventListener("message", ({ data }) => {
  if (data === "show") skipWaiting();
});

addEventListener("activate", (event) => {
  const begin = async () => {
    const all = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== LIST);
    // The version before stays, for pages of it that are still open.
    await Promise.all(all.slice(0, -1).map((name) => caches.delete(name)));
    await clients.claim();
  };
  event.waitUntil(begin());
});

addEventListener("fetch", (event) => {
  const { origin, pathname } = new URL(event.request.url);
  if (event.request.method !== "GET" || origin !== location.origin || !pathname.startsWith(BASE)) return;
  event.respondWith(answered(event, pathname));
});
