/**
 * Keeps the pages that a reader may want where there is no network. A page is always asked of the site first, so that
 * nobody reads an old copy while the site can be reached; files whose address names their content are kept for good.
 */

/**
 * The files of each edition, with a hash of their content, and the versions that its pages ask of their files. Written
 * by the build.
 * @type {{files: Record<string, Record<string, string>>, versions: string[]}}
 */
const BUILT = /* built */ { files: {}, versions: [] };
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const SCOPE = new URL("./", worker.location.href);
// The name ends with the scope: several sites may share an address, each in its folder.
const CACHE = `entraide 1 ${SCOPE.pathname}`;
const HASH = "X-Entraide-Hash";
const PATIENCE = 3000;
const TOGETHER = 4;

worker.addEventListener("install", (event) => event.waitUntil(worker.skipWaiting()));

// Nothing else is awaited here: until it is done, every page waits.
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener("message", (event) => {
  const edition = event.data?.keep;
  if (edition in BUILT.files) event.waitUntil(keep(edition).then(dropOutdated));
});

worker.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== SCOPE.origin || !url.pathname.startsWith(SCOPE.pathname)) return;
  // A page newer than this worker asks for a version it has not heard of: then the copy would be too old.
  const version = url.searchParams.get("v");
  const forGood = version ? BUILT.versions.includes(version) : /-[0-9a-f]{8}\.(js|css)$/.test(url.pathname);
  event.respondWith(forGood ? cacheFirst(event, url) : networkFirst(event, url));
});

/** A file's address without what comes after the question mark: its key in the cache. @param {URL} url */
const bare = (url) => url.origin + url.pathname;

/** The hash that this build gives to a file; undefined when it has no such file. @param {string} address */
function hashOf(address) {
  const path = address.slice(SCOPE.href.length);
  return Object.values(BUILT.files).find((files) => path in files)?.[path];
}

/** Whether a copy is that of this build. @param {Response | undefined} copy @param {string} address */
const isCurrent = (copy, address) => copy !== undefined && copy.headers.get(HASH) === hashOf(address);

/** Fetches what is missing of an edition, a few files at a time. @param {string} edition */
async function keep(edition) {
  // A reader who asks to save data keeps the pages she opens, no others.
  const { connection } = /** @type {{ connection?: { saveData: boolean } }} */ (worker.navigator);
  if (connection?.saveData) return;
  const cache = await caches.open(CACHE);
  const paths = Object.keys({ ...BUILT.files.shared, ...BUILT.files[edition] });
  const next = async () => {
    for (let path = paths.shift(); path; path = paths.shift()) {
      const url = new URL(path, SCOPE);
      if (isCurrent(await cache.match(bare(url)), url.href)) continue;
      try {
        await store(url, await fetch(url, { cache: "no-cache" }));
      } catch {
        return; // No network: what is kept is kept, and the next visit goes on.
      }
    }
  };
  await Promise.all(Array.from({ length: TOGETHER }, next));
}

/** Removes the copies of what this build no longer holds, or holds otherwise. */
async function dropOutdated() {
  const cache = await caches.open(CACHE);
  for (const request of await cache.keys()) {
    if (!isCurrent(await cache.match(request), request.url)) await cache.delete(request);
  }
}

/** The copy of a file; that of a folder is its first page. @param {URL} url */
async function copyOf(url) {
  const cache = await caches.open(CACHE);
  return (
    (await cache.match(bare(url))) ?? (url.pathname.endsWith("/") ? cache.match(`${bare(url)}index.html`) : undefined)
  );
}

/** @param {URL} url @param {Response} response */
async function store(url, response) {
  if (!response.ok || response.redirected) return;
  const headers = new Headers(response.headers);
  headers.set(HASH, hashOf(bare(url)) ?? "");
  try {
    // All of it first: a cache that waits for the end of a slow download lets nobody else in.
    const body = await response.blob();
    const cache = await caches.open(CACHE);
    await cache.put(bare(url), new Response(body, { status: response.status, headers }));
  } catch {
    // No network any more, or no room: the page is read all the same.
  }
}

/** @param {FetchEvent} event @param {URL} url */
async function fetchAndStore(event, url) {
  const response = await fetch(event.request);
  event.waitUntil(store(url, response.clone()));
  return response;
}

/** @param {unknown} value @returns {Promise<any>} the value, late */
const later = (value) => new Promise((resolve) => setTimeout(resolve, PATIENCE, value));

/** @param {FetchEvent} event @param {URL} url */
async function cacheFirst(event, url) {
  const copy = await Promise.race([copyOf(url), later(undefined)]);
  return isCurrent(copy, bare(url)) ? copy : networkFirst(event, url);
}

/** The site's answer; a copy when the site cannot be reached, or takes too long. @param {FetchEvent} event @param {URL} url */
async function networkFirst(event, url) {
  const asked = fetchAndStore(event, url);
  const copy = copyOf(url);
  const copyIfSlow = later(copy).then((found) => found ?? asked);
  try {
    return await Promise.race([asked, copyIfSlow]);
  } catch (unreachable) {
    const found = await copy;
    if (found) return found;
    throw unreachable;
  }
}
