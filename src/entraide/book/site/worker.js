/**
 * Keeps the pages that a reader may want where there is no network. A page is always asked of the site first, so that
 * nobody reads an old copy while the site can be reached; files whose address names their content are kept for good.
 */

/**
 * The files with a hash of their content: those that all need (`shared`), those of each edition that a reader may keep,
 * and all others (`besides`); what an edition weighs on its way, in bytes; the versions that pages ask of their files.
 * Written by the build.
 * @type {{files: Record<string, Record<string, string>>, bytes: Record<string, number>, versions: string[]}}
 */
const BUILT = /* built */ { files: {}, bytes: {}, versions: [] };
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const SCOPE = new URL("./", worker.location.href);
// The name ends with the scope: several sites may share an address, each in its folder.
const CACHE = `entraide 1 ${SCOPE.pathname}`;
const HASH = "X-Entraide-Hash";
const PATIENCE = 3000;
const TOGETHER = 4;
/** What is shown of a page that can neither be fetched nor was kept. */
const FALLBACK = new URL("offline.html", SCOPE);

worker.addEventListener("install", (event) => event.waitUntil(fetchAndKeep(FALLBACK).then(() => worker.skipWaiting())));

// Nothing else is awaited here: until it is done, every page waits.
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));

// What a page asks for, by the name of the edition: how much is kept, to keep it all, to remove it.
worker.addEventListener("message", (event) => {
  const { offline, edition } = event.data ?? {};
  if (!(edition in BUILT.bytes)) return;
  /** @type {Record<string, (edition: string) => Promise<boolean | void>>} */
  const acts = { state: async () => {}, keep, remove };
  const act = acts[offline];
  if (act) event.waitUntil(act(edition).then((isStopped) => (isStopped ? undefined : tell(edition))));
  if (offline === "state") event.waitUntil(keepOpened(/** @type {WindowClient} */ (event.source).url));
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

/** All that an edition needs where there is no network. @param {string} edition */
const wholeOf = (edition) => Object.keys({ ...BUILT.files.shared, ...BUILT.files[edition] });

/** Says that a reader has asked for an edition to be kept. @param {string} edition */
const askedFor = (edition) => `${SCOPE.href}kept/${edition}`;

/** Tells every open page what was found in the cache of an edition. @param {string} edition */
async function tell(edition) {
  const cache = await caches.open(CACHE);
  const asked = (await cache.match(askedFor(edition))) !== undefined;
  const places = wholeOf(edition).map((path) => bare(new URL(path, SCOPE)));
  const current = await Promise.all(places.map(async (place) => isCurrent(await cache.match(place), place)));
  const kept = current.filter(Boolean).length;
  const state = {
    offline: edition,
    asked,
    kept,
    of: places.length,
    bytes: BUILT.bytes[edition],
    busy: keeping.has(edition),
  };
  for (const page of await worker.clients.matchAll()) page.postMessage(state);
}

/** The editions that are being fetched, and what stops that. @type {Map<string, { ended: Promise<void>, stop: AbortController }>} */
const keeping = new Map();

/** Fetches what is missing of an edition, unless that is going on already. @param {string} edition @returns {Promise<boolean>} whether that was stopped */
async function keep(edition) {
  const stop = new AbortController();
  const begin = () => ({ ended: fetchWhole(edition, stop.signal).finally(() => keeping.delete(edition)), stop });
  const going = keeping.get(edition) ?? begin();
  keeping.set(edition, going);
  await going.ended;
  return going.stop.signal.aborted;
}

/** Keeps the page on which a reader came, which was asked for before there was a worker. Its files are named by their content, so the browser's own copies serve. @param {string} address */
async function keepOpened(address) {
  const url = new URL(address);
  if ((await copyOf(url)) || !(await fetchAndKeep(url))) return;
  const html = (await (await copyOf(url))?.text()) ?? "";
  for (const [, file] of html.matchAll(/ (?:src|href)="([^":]+\.(?:js|css)(?:\?[^"]*)?)"/g)) {
    // What can wait is brought by the script that comes first.
    const both = new Set([file, file.replace("/page.js", "/after.js")]);
    for (const one of both) await fetchAndKeep(new URL(one, url), { cache: "force-cache" });
  }
}

/** A few files at a time; what fails is tried again at the next visit. @param {string} edition @param {AbortSignal} signal */
async function fetchWhole(edition, signal) {
  const cache = await caches.open(CACHE);
  await cache.put(askedFor(edition), new Response("")).catch(() => {});
  const paths = wholeOf(edition);
  const next = async () => {
    for (let path = paths.shift(); path; path = paths.shift()) {
      const url = new URL(path, SCOPE);
      if (isCurrent(await cache.match(bare(url)), url.href)) continue;
      if (!(await fetchAndKeep(url, { signal }))) return false;
      await tell(edition);
    }
    return true;
  };
  const ended = await Promise.all(Array.from({ length: TOGETHER }, next));
  // Until all of it is here, what there was before is better than nothing.
  if (ended.every(Boolean)) await dropOutdated(edition);
}

/** Removes an edition, and what is kept of its other pages. @param {string} edition */
async function remove(edition) {
  const cache = await caches.open(CACHE);
  const going = keeping.get(edition);
  going?.stop.abort();
  await going?.ended;
  await cache.delete(askedFor(edition));
  const folder = `${SCOPE.href}${edition}/`;
  for (const { url } of await cache.keys()) if (url.startsWith(folder)) await cache.delete(url);
}

/** Removes the copies of what this build no longer holds, or holds otherwise; another edition that is asked for has its turn once it is opened. @param {string} edition */
async function dropOutdated(edition) {
  const cache = await caches.open(CACHE);
  const all = (await cache.keys()).map(({ url }) => url);
  const others = Object.keys(BUILT.bytes).filter((one) => one !== edition && all.includes(askedFor(one)));
  const staying = ["kept", ...others].map((folder) => `${SCOPE.href}${folder}/`);
  for (const url of all) {
    if (staying.some((folder) => url.startsWith(folder))) continue;
    if (!isCurrent(await cache.match(url), url)) await cache.delete(url);
  }
}

/** The copy of a file; that of a folder is its first page. @param {URL} url */
async function copyOf(url) {
  const cache = await caches.open(CACHE);
  return (
    (await cache.match(bare(url))) ?? (url.pathname.endsWith("/") ? cache.match(`${bare(url)}index.html`) : undefined)
  );
}

/** Whether the answer is in the cache now. @param {URL} url @param {Response} response */
async function store(url, response) {
  if (!response.ok || response.redirected) return false;
  const headers = new Headers(response.headers);
  headers.set(HASH, hashOf(bare(url)) ?? "");
  try {
    // All of it first: a cache that waits for the end of a slow download lets nobody else in.
    const body = await response.blob();
    const cache = await caches.open(CACHE);
    await cache.put(bare(url), new Response(body, { status: response.status, headers }));
    return true;
  } catch {
    return false; // No network any more, or no room: the page is read all the same.
  }
}

/** Whether a file was fetched and kept. @param {URL} url @param {RequestInit} [how] */
const fetchAndKeep = (url, how = {}) =>
  fetch(url, { cache: "no-cache", ...how }).then(
    (response) => store(url, response),
    () => false,
  );

/**
 * Asks the site itself, whatever the browser keeps for a while: an old page is shown to nobody who has a network.
 * @param {FetchEvent} event @param {URL} url
 */
async function fetchAndStore(event, url) {
  const { request } = event;
  // A page that is opened may be given its redirection only as it is.
  const ask = () =>
    request.mode === "navigate"
      ? fetch(request.url, { cache: "no-cache", credentials: "same-origin", redirect: "manual" })
      : fetch(request, { cache: "no-cache" });
  // Once more where the line broke: without one of its scripts, a page is of little use.
  const response = await ask().catch(ask);
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
  // It is waited for also where the copy is shown: else the browser may end the worker before it is kept.
  event.waitUntil(asked.catch(() => {}));
  const copy = copyOf(url);
  const copyIfSlow = later(copy).then((found) => found ?? asked);
  try {
    return await Promise.race([asked, copyIfSlow]);
  } catch (unreachable) {
    const found = (await copy) ?? (event.request.mode === "navigate" ? await copyOf(FALLBACK) : undefined);
    if (found) return found;
    throw unreachable;
  }
}
