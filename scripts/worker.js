// Caches one whole version of the site on the visitor's device: every page, edition and picture. A version is
// downloaded whole and each of its files verified before it is shown; until then the previous version stays.
// Anything not cached comes from the network, as if there were no worker.

// The files to cache, each with its integrity hash.
/** @typedef {{ named: Record<string, string>, pages: Record<string, string>, redirects: Record<string, string>,
    photographs: Record<string, string>, missing: string }} List */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
// The build puts the list's address and integrity hash here. The address is also the name of the version's cache.
const [LIST, INTEGRITY] = "/offline.json".split("#");
// Several sites may share an origin: each deletes only its own caches.
const CACHE_PREFIX = LIST.slice(0, LIST.lastIndexOf("-") + 1);
const BASE = new URL("./", location.href).pathname;

// Few at a time: the current page may still be loading.
const MAX_PARALLEL = 4;

// A copy that can be cached: browsers reject a redirected response for a later navigation.
/** @param {Response} response */
const cacheable = ({ body, headers }, status = 200) => new Response(body, { status, headers });

// Ends a download when the visitor has the site forgotten: the worker can't be unregistered before. See forget.js.
const forgetting = new AbortController();

// Fetches a file and verifies its hash. A host may send the page for unknown addresses (`missing`) with status 404.
/** @type {(address: string, integrity: string, cache?: RequestCache, missing?: string) => Promise<Response>} */
const fetchVerified = async (address, integrity, cache = "default", missing = "") => {
  const response = await fetch(address, { integrity, cache, signal: forgetting.signal });
  if (!response.ok && address !== missing) throw new Error(`${address}: ${response.status}`);
  return response;
};

// After a quota error, don't retry for a week: otherwise every page load would.
const QUOTA_CACHE = `${CACHE_PREFIX}full`;
const RETRY_DELAY = 7 * 24 * 60 * 60 * 1000;

const wasRecentlyFull = async () => {
  const time = await (await caches.match(LIST, { cacheName: QUOTA_CACHE }))?.text();
  return time !== undefined && Math.abs(Date.now() - Number(time)) < RETRY_DELAY;
};

/** @param {Cache} cache */
const recordQuotaError = async (cache) => {
  // Entry by entry: deleting a cache that is in use frees its space only later.
  await Promise.all((await cache.keys()).map((request) => cache.delete(request)));
  const quotaCache = await caches.open(QUOTA_CACHE);
  await quotaCache.put(LIST, new Response(String(Date.now())));
  await caches.delete(LIST);
};

const cacheVersion = async () => {
  if (await wasRecentlyFull()) throw new Error("this device had no room for the site");
  // The list first: if this version is no longer on the host, no cache is left behind.
  const response = await fetchVerified(LIST, INTEGRITY);
  const { named, pages, missing } = /** @type {List} */ (await response.clone().json());
  const cache = await caches.open(LIST);
  /** @type {(address: string, load: () => Promise<Response>) => Promise<void>} */
  const add = async (address, load) => {
    if (await cache.match(address)) return;
    await cache.put(address, cacheable(await load(), address === missing ? 404 : 200));
  };
  const queue = [
    // Fingerprinted files: the previous version's cache may have them. If the browser's own cache has something
    // else at that address (a host may have sent a long-lived 404), the request bypasses it.
    ...Object.entries(named).map(([address, integrity]) => () =>
      add(address, async () =>
        (await caches.match(address)) ??
        fetchVerified(address, integrity, "default").catch(() => fetchVerified(address, integrity, "reload")))),
    ...Object.entries(pages).map(([address, integrity]) => () =>
      add(address, () => fetchVerified(address, integrity, "no-cache", missing))),
  ];
  /** @type {any} */
  let failure;
  const runQueue = async () => {
    try {
      for (let next = queue.pop(); next; next = queue.pop()) await next();
    } catch (error) {
      failure ??= error;
      queue.length = 0;
    }
  };
  await Promise.all(Array.from({ length: MAX_PARALLEL }, runQueue));
  // The list is stored last: it marks the version as complete.
  if (!failure) queue.push(() => cache.put(LIST, response));
  await runQueue();
  // Files that were downloaded stay cached for the next attempt, unless the device is full.
  if (failure?.name === "QuotaExceededError") await recordQuotaError(cache);
  if (failure) throw failure;
};

// Deletes this site's old caches, except this version's and the last `max` complete ones before it.
/** @param {number} max */
const deleteOldCaches = async (max) => {
  const isOld = (/** @type {string} */ name) => name.startsWith(CACHE_PREFIX) && name !== LIST && name !== QUOTA_CACHE;
  const names = (await caches.keys()).filter(isOld);
  const lists = await Promise.all(names.map((name) => caches.match(name, { cacheName: name })));
  const remaining = names.filter((_, index) => lists[index]).slice(-max);
  await Promise.all(names.filter((name) => !remaining.includes(name)).map((name) => caches.delete(name)));
};

// Pages come from this version only. Other files may come from the previous one, for its pages that are still open.
/** @type {(address: string, isPage?: boolean) => Promise<Response | undefined>} */
const cached = async (address, isPage) =>
  (await caches.match(address, { cacheName: LIST })) ?? (isPage ? undefined : caches.match(address));

/** @type {() => Promise<List | undefined>} */
const readList = async () => (await caches.match(LIST))?.json();

// A substitute for an address that is not in the cache.
/** @type {(address: string, isPage: boolean) => Promise<Response | null | undefined>} */
const substitute = async (address, isPage) => {
  const list = await readList();
  if (!list) return null;
  const { redirects, photographs, pages } = list;
  // Each photograph is cached in one size.
  const photograph = photographs[address.replace(/-\d+\.\w+$/, "")];
  if (photograph) return cached(photograph);
  // On a host a page has other addresses: without the trailing slash, and with its file name.
  const folder = address.replace(/(\/(index\.html)?)?$/, "/");
  const page = redirects[folder] ?? (pages[folder] && folder !== address && folder);
  return isPage && page ? Response.redirect(page, 301) : null;
};

/** @type {(event: FetchEvent, address: string) => Promise<Response>} */
const respond = async (event, address) => {
  const isPage = event.request.mode === "navigate";
  let found;
  try {
    found = (await cached(address, isPage)) ?? (isPage && (await substitute(address, isPage)));
    // The browser evicted the cache: download it again.
    if (!found && isPage && !(await readList())) event.waitUntil(cacheVersion().catch(() => {}));
  } catch {
    // The storage fails: go on as if nothing were cached.
  }
  if (found) return found;
  try {
    return await fetch(event.request);
  } catch (error) {
    const missing = (await readList().catch(() => null))?.missing;
    const fallback =
      (await substitute(address, isPage).catch(() => null)) ?? (isPage && missing && (await cached(missing)));
    if (fallback) return fallback;
    throw error;
  }
};

// Incomplete caches of earlier versions are deleted first.
worker.addEventListener("install", (event) => event.waitUntil(deleteOldCaches(Infinity).then(cacheVersion)));

worker.addEventListener("message", ({ data }) => {
  if (data === "show") worker.skipWaiting();
  if (data === "forget") forgetting.abort();
});

worker.addEventListener("activate", (event) => {
  const activate = async () => {
    // The previous version stays, for its pages that are still open; so does one that is just being downloaded.
    if (!worker.registration.installing) await deleteOldCaches(1);
    await worker.clients.claim();
  };
  event.waitUntil(activate());
});

worker.addEventListener("fetch", (event) => {
  const { origin, pathname } = new URL(event.request.url);
  if (event.request.method !== "GET" || origin !== location.origin || !pathname.startsWith(BASE)) return;
  event.respondWith(respond(event, pathname));
});
