/** What a page does once it is there: it comes after it, as nobody needs it to read and to code. Each part stands alone. */

import { siteStore } from "../common/store.js";
import { attempt } from "./attempt.js";
import { leaveFromOver } from "./over.js";
import { preparePaper } from "./paper.js";
import { rememberReading } from "./read.js";
import { openRing } from "./ring.js";
import { startWorker } from "./worker.js";

const { entraideEdition: edition } = document.documentElement.dataset;
const store = siteStore();

attempt(leaveFromOver);
attempt(preparePaper);
attempt(() =>
  rememberReading(
    store,
    attempt(() => openRing(store)),
  ),
);
// The worker when nothing else is going on.
setTimeout(() => attempt(() => startWorker(edition)), 1000);
