/** What every page does; each part stands alone. */

import { bring } from "../common/bring.js";
import { siteStore } from "../common/store.js";
import { attempt } from "./attempt.js";
import { chooseColours } from "./colours.js";
import { rememberLanguage } from "./language.js";
import { leaveQuickly } from "./leave.js";
import { openMenus, openSearch } from "./menus.js";
import { reachWhatScrolls, showInMenu } from "./place.js";
import { rememberReading } from "./read.js";
import { openRing } from "./ring.js";
import { worker } from "./worker.js";

const { entraideEdition: edition } = document.documentElement.dataset;
const store = siteStore();

attempt(leaveQuickly);
attempt(chooseColours);
attempt(openMenus);
attempt(openSearch);
attempt(() => rememberLanguage(store.prefix, edition));
attempt(() =>
  rememberReading(
    store,
    attempt(() => openRing(store)),
  ),
);
// Asked for on Ethics and care, whose page has it (discreet.js).
if (window.name.includes('{"discreet"') && !document.querySelector("[data-entraide-discreet]")) {
  bring("discreet").catch((error) => console.debug(error));
}
// The page first; what she may want later when nothing else is going on.
window.addEventListener("load", () => setTimeout(bringLater, 1000));

function bringLater() {
  for (const name of worker && "serviceWorker" in navigator ? ["paper", "offline"] : ["paper"]) {
    bring(name).catch((error) => console.debug(error));
  }
}

// What measures the page does so when the browser lays it out anyway, once.
requestAnimationFrame(() => [showInMenu, reachWhatScrolls].forEach((part) => void attempt(part)));
