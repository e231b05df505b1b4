/** The worker that keeps pages for reading offline, with a cache, a network and a clock that a test has in hand. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { runInNewContext } from "node:vm";

const SITE = "https://site.example/course/";
const SOURCE = readFileSync(new URL("../../../src/entraide/book/site/worker.js", import.meta.url), "utf8");
const MARK = "/* built */ { files: {}, bytes: {}, versions: [] }";
/** Files with their hashes: what this build holds. */
const FILES = {
  shared: { "offline.html": "s1" },
  en: { "en/a.html": "a2", "en/b.html": "b2" },
  fr: { "fr/a.html": "f2" },
  besides: {},
};

/** A browser's cache. @param {Record<string, string>} kept hashes by path */
function cacheOf(kept) {
  const response = (/** @type {string} */ hash) => new Response(hash, { headers: { "X-Entraide-Hash": hash } });
  const copies = new Map(Object.entries(kept).map(([path, hash]) => [SITE + path, response(hash)]));
  const nameOf = (/** @type {any} */ one) => one.url ?? String(one);
  return {
    paths: () => [...copies.keys()].map((url) => url.slice(SITE.length)).sort(),
    hash: (/** @type {string} */ path) => copies.get(SITE + path)?.headers.get("X-Entraide-Hash"),
    match: async (/** @type {any} */ one) => copies.get(nameOf(one))?.clone(),
    put: async (/** @type {any} */ one, /** @type {Response} */ copy) => void copies.set(nameOf(one), copy),
    delete: async (/** @type {any} */ one) => copies.delete(nameOf(one)),
    keys: async () => [...copies.keys()].map((url) => ({ url })),
  };
}

/**
 * The worker as it runs. @param {ReturnType<typeof cacheOf>} cache
 * @param {(path: string) => Promise<Response>} network what the site answers
 */
function started(cache, network) {
  /** @type {Record<string, (event: any) => void>} */
  const heard = {};
  /** Events that were to be waited for when they were over: a browser refuses that. @type {string[]} */
  const late = [];
  /** What the page is told. @type {any[]} */
  const told = [];
  const self = {
    location: { href: `${SITE}worker.js` },
    addEventListener: (/** @type {string} */ name, /** @type {(event: any) => void} */ act) => {
      heard[name] = act;
    },
    clients: { matchAll: async () => [{ postMessage: (/** @type {any} */ state) => void told.push(state) }] },
  };
  const fetch = (/** @type {any} */ one, /** @type {RequestInit} */ { signal }) => {
    const aborted = new Promise((_, reject) => signal?.addEventListener("abort", () => reject(new Error("aborted"))));
    signal?.throwIfAborted();
    return Promise.race([network((one.url ?? String(one)).slice(SITE.length)), aborted]);
  };
  const built = JSON.stringify({ files: FILES, bytes: { en: 1, fr: 1 }, versions: [] });
  const inHaste = (/** @type {any} */ act, /** @type {number} */ wait, /** @type {any[]} */ ...values) =>
    setTimeout(act, wait / 100, ...values);
  const known = {
    self,
    fetch,
    caches: { open: async () => cache },
    setTimeout: inHaste,
    URL,
    Response,
    Headers,
    AbortController,
  };
  runInNewContext(SOURCE.replace(MARK, built), known);

  /** Until all is done that the event waits for; afterwards it takes no more. @param {Record<string, any>} event @param {string} name */
  async function dispatch(name, event) {
    /** @type {Set<Promise<unknown>>} */
    const pending = new Set();
    const waits = (/** @type {Promise<unknown>} */ one) => {
      const end = () => void pending.delete(one);
      pending.add(one);
      one.then(end, end);
    };
    let isNew = true;
    const waitUntil = (/** @type {Promise<unknown>} */ one) => {
      if (!isNew && !pending.size) late.push(name);
      waits(one);
    };
    /** @type {Promise<Response> | undefined} */
    let answer;
    const respondWith = (/** @type {Promise<Response>} */ one) => {
      answer = one;
      waits(one);
    };
    heard[name]({ ...event, waitUntil, respondWith });
    isNew = false;
    const shown = answer && (await (await answer).text());
    while (pending.size) await Promise.allSettled(pending);
    return shown;
  }
  return {
    late,
    told,
    ask: (/** @type {string} */ path) =>
      dispatch("fetch", { request: { url: SITE + path, method: "GET", mode: "navigate" } }),
    tell: (/** @type {string} */ offline, edition = "en") => dispatch("message", { data: { offline, edition } }),
  };
}

/** What the site answers now. @param {string} path */
const online = async (path) => new Response(`new ${path}`);
const later = (/** @type {number} */ wait) => new Promise((resolve) => setTimeout(resolve, wait));

test("a page that takes long is shown from its copy, and kept anew once it has come", async () => {
  const cache = cacheOf({ "en/a.html": "a1" });
  const worker = started(cache, async (path) => {
    await later(90); // A clock that runs a hundred times as fast waits thirty.
    return online(path);
  });
  assert.equal(await worker.ask("en/a.html"), "a1");
  assert.equal(cache.hash("en/a.html"), "a2");
  assert.deepEqual(worker.late, []);
});

test("while a new version could not all be fetched, the pages of the one before stay", async () => {
  const cache = cacheOf({
    "kept/en": "",
    "offline.html": "s1",
    "en/a.html": "a1",
    "en/b.html": "b1",
    "en/gone.html": "g",
  });
  let isConnected = false;
  const worker = started(cache, async (path) => {
    if (!isConnected && path !== "en/a.html") throw new TypeError("no network");
    return online(path);
  });
  await worker.tell("keep");
  assert.deepEqual(
    ["a", "b"].map((name) => cache.hash(`en/${name}.html`)),
    ["a2", "b1"],
  );
  isConnected = true;
  await worker.tell("keep");
  assert.equal(cache.hash("en/b.html"), "b2");
  assert.deepEqual(cache.paths(), ["en/a.html", "en/b.html", "kept/en", "offline.html"]);
});

test("a new version of one edition leaves the other one, which was asked for too", async () => {
  const kept = { "kept/en": "", "kept/fr": "", "en/a.html": "a1", "fr/a.html": "f1", "fr/gone.html": "g" };
  const cache = cacheOf(kept);
  const worker = started(cache, online);
  await worker.tell("keep");
  assert.equal(cache.hash("fr/a.html"), "f1");
  await worker.tell("keep", "fr");
  assert.equal(cache.hash("fr/a.html"), "f2");
  assert.ok(!cache.paths().includes("fr/gone.html"));
});

test("what is removed while it is being fetched does not come back, nor waits for a line that has broken", async () => {
  for (const answers of [() => later(20), () => new Promise(() => {})]) {
    const cache = cacheOf({});
    const worker = started(cache, async (path) => {
      await answers();
      return online(path);
    });
    const keeping = worker.tell("keep");
    await later(5);
    await Promise.all([keeping, worker.tell("remove")]);
    await later(30);
    // Until all of it is gone, nobody is told that it is.
    assert.deepEqual(
      worker.told.map(({ asked }) => asked),
      [false],
    );
    assert.deepEqual(
      cache.paths().filter((path) => !(path in FILES.shared)),
      [],
    );
  }
});
