// Keeps one whole version of the site on the visitor's device: every page, edition and picture. A version
// is fetched whole and each of its files checked before it is shown; until then the one before stays.
// Whatever is not kept, or can't be, comes from the network as if there were no worker.

// What there is to keep, and which bytes it must have. The build puts the list's own name here.
/** @typedef {{ named: Record<string, string>, pages: Record<string, string>, redirects: Record<string, string>,
    photographs: Record<string, string>, missing: string }} List */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const [LIST, INTEGRITY] = "/offline.json".split("#");
// Several sites may share an origin: each deletes only what is its own.
const OURS = LIST.slice(0, LIST.lastIndexOf("-") + 1);
const BASE = new URL("./", location.href).pathname;

// Few at a time: the page that stands may still be loading.
const AT_ONCE = 4;

// An answer that can be kept: one that was redirected may not stand for a page later.
/** @param {Response} answer */
const whole = ({ body, headers }, status = 200) => new Response(body, { status, headers });

// Fetches a file with the bytes that it must have. A host may say 404 with the page for unknown addresses.
/** @type {(address: string, integrity: string, cache?: RequestCache, missing?: string) => Promise<Response>} */
const fetched = async (address, integrity, cache = "default", missing = "") => {
  const answer = await fetch(address, { integrity, cache });
  if (!answer.ok && address !== missing) throw new Error(`${address}: ${answer.status}`);
  return answer;
};

// A device without room is left in peace for a week: each page that is loaded would try anew.
const FULL = `${OURS}full`;
const WEEK = 7 * 24 * 60 * 60 * 1000;

const wasFull = async () => {
  const noted = await (await caches.match(LIST, { cacheName: FULL }))?.text();
  return noted !== undefined && Math.abs(Date.now() - Number(noted)) < WEEK;
};

/** @param {Cache} cache */
const noteFull = async (cache) => {
  // One by one: the room of a cache that is in use comes free later.
  await Promise.all((await cache.keys()).map((request) => cache.delete(request)));
  const note = await caches.open(FULL);
  await note.put(LIST, new Response(String(Date.now())));
  await caches.delete(LIST);
};

const fill = async () => {
  if (await wasFull()) throw new Error("this device had no room for the site");
  // First: what is no longer on the host leaves nothing behind.
  const answer = await fetched(LIST, INTEGRITY);
  const { named, pages, missing } = /** @type {List} */ (await answer.clone().json());
  const cache = await caches.open(LIST);
  /** @type {(address: string, find: () => Promise<Response>) => Promise<void>} */
  const take = async (address, find) => {
    if (await cache.match(address)) return;
    await cache.put(address, whole(await find(), address === missing ? 404 : 200));
  };
  const wanted = [
    // What is named after its bytes may have been kept with the version before. Where the browser's own
    // cache has something else under that name, as from a host that once said 404 for long, it is asked anew.
    ...Object.entries(named).map(([address, integrity]) => () =>
      take(address, async () =>
        (await caches.match(address)) ??
        fetched(address, integrity, "default").catch(() => fetched(address, integrity, "reload")))),
    ...Object.entries(pages).map(([address, integrity]) => () =>
      take(address, () => fetched(address, integrity, "no-cache", missing))),
  ];
  /** @type {any} */
  let failure;
  const work = async () => {
    try {
      for (let next = wanted.pop(); next; next = wanted.pop()) await next();
    } catch (error) {
      failure ??= error;
      wanted.length = 0;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  // Last: with its list a version is whole.
  if (!failure) wanted.push(() => cache.put(LIST, answer));
  await work();
  // What has come is kept for the next try, unless there is no room.
  if (failure?.name === "QuotaExceededError") await noteFull(cache);
  if (failure) throw failure;
};

// Throws away what is ours, but for this version and, of those that are whole, so many before it.
/** @param {number} most */
const tidy = async (most) => {
  const names = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== LIST && name !== FULL);
  const lists = await Promise.all(names.map((name) => caches.match(name, { cacheName: name })));
  const before = names.filter((_, at) => lists[at]).slice(-most);
  await Promise.all(names.filter((name) => !before.includes(name)).map((name) => caches.delete(name)));
};

// A page is this version's. A file that an open page of the version before asks for by name may be that one's.
/** @type {(address: string, isPage?: boolean) => Promise<Response | undefined>} */
const kept = async (address, isPage) =>
  (await caches.match(address, { cacheName: LIST })) ?? (isPage ? undefined : caches.match(address));

/** @type {() => Promise<List | undefined>} */
const list = async () => (await caches.match(LIST))?.json();

// What stands in for an address that is not kept under its own name.
/** @type {(address: string, isPage: boolean) => Promise<Response | null | undefined>} */
const instead = async (address, isPage) => {
  const known = await list();
  if (!known) return null;
  const { redirects, photographs, pages } = known;
  // Each photograph is kept in one size.
  const photograph = photographs[address.replace(/-\d+\.\w+$/, "")];
  if (photograph) return kept(photograph);
  // A page has other addresses on a host: without the slash at its end, and by its file's name.
  const folder = address.replace(/(\/(index\.html)?)?$/, "/");
  const page = redirects[folder] ?? (pages[folder] && folder !== address && folder);
  return isPage && page ? Response.redirect(page, 301) : null;
};

/** @type {(event: FetchEvent, address: string) => Promise<Response>} */
const answered = async (event, address) => {
  const isPage = event.request.mode === "navigate";
  let found;
  try {
    found = (await kept(address, isPage)) ?? (isPage && (await instead(address, isPage)));
    // Thrown away to make room: fetched once more.
    if (!found && isPage && !(await list())) event.waitUntil(fill().catch(() => {}));
  } catch {
    // The storage fails: as if nothing were kept.
  }
  if (found) return found;
  try {
    return await fetch(event.request);
  } catch (error) {
    const missing = (await list().catch(() => null))?.missing;
    const other = (await instead(address, isPage).catch(() => null)) ?? (isPage && missing && (await kept(missing)));
    if (other) return other;
    throw error;
  }
};

// What an earlier version left half done goes first.
worker.addEventListener("install", (event) => event.waitUntil(tidy(Infinity).then(fill)));

worker.addEventListener("message", ({ data }) => {
  if (data === "show") worker.skipWaiting();
});

worker.addEventListener("activate", (event) => {
  const begin = async () => {
    // The version before stays, for pages of it that are still open; so does one that is just being fetched.
    if (!worker.registration.installing) await tidy(1);
    await worker.clients.claim();
  };
  event.waitUntil(begin());
});

worker.addEventListener("fetch", (event) => {
  const { origin, pathname } = new URL(event.request.url);
  if (event.request.method !== "GET" || origin !== location.origin || !pathname.startsWith(BASE)) return;
  event.respondWith(answered(event, pathname));
});
