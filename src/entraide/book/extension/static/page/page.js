/** What every page does at once; each part stands alone. Leaving quickly is in mode.js, what can wait in after.js. */

import { bring } from "../common/bring.js";
import { siteStore } from "../common/store.js";
import { attempt } from "./attempt.js";
import { chooseColours } from "./colours.js";
import { rememberLanguage } from "./language.js";
import { openMenus, openSearch } from "./menus.js";
import { reachWhatScrolls, showInMenu } from "./place.js";

const { entraideEdition: edition } = document.documentElement.dataset;
const store = siteStore();

attempt(chooseColours);
attempt(openMenus);
attempt(openSearch);
attempt(() => rememberLanguage(store.prefix, edition));
// Asked for on Ethics and care, whose page has it (discreet.js).
if (window.name.includes('{"discreet"') && !document.querySelector("[data-entraide-discreet]")) {
  bring("discreet").catch((error) => console.debug(error));
}
window.addEventListener("load", () => bring("after").catch((error) => console.debug(error)));
// What measures the page does so when the browser lays it out anyway, once.
requestAnimationFrame(() => [showInMenu, reachWhatScrolls].forEach((part) => void attempt(part)));
