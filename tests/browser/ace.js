/**
 * Runs DAISY's Ace on EPUBs and prints what it finds wrong, a line of JSON each. Ace's own way to a browser brings
 * Puppeteer, and 130 packages more: here its pages open in the browser of the other tests, led by Python's Playwright.
 * Its arguments: the folder of Playwright's driver, the browser's program, with what it starts, and the EPUBs.
 */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const [driver, executablePath, flags, ...epubs] = process.argv.slice(2);
/** @type {any} */
const ace = require("@daisy/ace-core");
const browser = await require(driver).chromium.launch({ executablePath, args: JSON.parse(flags) });

// Of what is right, axe-core need not write down every element: that takes longer than to look, and Ace tells no one.
const BRIEF = "{ const { run } = axe; axe.run = (how, done) => run({ ...how, resultTypes: ['violations'] }, done); }";
const RUN = "new Promise((done, fail) => daisy.ace.run((error, found) => (error ? fail(error) : done(found))))";

/** What Ace asks of whoever opens its pages: one after the other, since a new tab for each takes longer. */
async function createRunner() {
  const page = await browser.newPage({ offline: true });
  return {
    concurrency: 1,
    launch: async () => {},
    close: () => page.close(),
    /** @param {string} url @param {string[]} files @param {string[]} scripts */
    async run(url, files, scripts) {
      await page.goto(url);
      for (const script of [...scripts, ...files.map((file) => readFileSync(file, "utf8")), BRIEF]) {
        await page.evaluate(script);
      }
      return page.evaluate(RUN);
    },
  };
}

/** @param {any} report Ace's, in the words of EARL */
function* faults(report) {
  for (const { "earl:testSubject": subject, assertions } of report.assertions) {
    for (const { "earl:test": test, "earl:result": result } of assertions) {
      yield `${subject.url}: ${test["dct:title"]}: ${result.html ?? ""} ${result["dct:description"]}`;
    }
  }
}

/** @param {string} epub */
async function check(epub) {
  const options = { cwd: process.cwd(), outdir: `of ${epubs.indexOf(epub)}`, doNotReportMedia: true };
  const [, report] = await ace(epub, options, await createRunner());
  const places = report.assertions.map((/** @type {any} */ one) => one["earl:testSubject"].url);
  return { outcome: report["earl:result"]["earl:outcome"], faults: [...faults(report)], places };
}

for (const found of await Promise.all(epubs.map(check))) console.log(JSON.stringify(found));
await browser.close();
