/** What every page does; each part stands alone. */

import { attempt } from "./attempt.js";
import { chooseColours } from "./colours.js";
import { offerErasing } from "./erase.js";
import { rememberLanguage } from "./language.js";
import { leaveQuickly } from "./leave.js";
import { openMenus, openSearch } from "./menus.js";
import { readOffline } from "./offline.js";
import { reachWhatScrolls, showInContents, showInMenu } from "./place.js";

const { entraideEdition: edition, entraideWorker } = document.documentElement.dataset;
/** In the folder of the whole site, which holds the editions. */
const worker = entraideWorker ? new URL(entraideWorker, document.baseURI) : null;

attempt(leaveQuickly);
attempt(chooseColours);
attempt(openMenus);
attempt(openSearch);
attempt(showInMenu);
attempt(showInContents);
attempt(reachWhatScrolls);
attempt(() => rememberLanguage(edition));
attempt(() => offerErasing(worker));
attempt(() => readOffline(worker, edition));

// Tables that can be sorted: their script comes only with them.
const tables = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-entraide-sift]"));
if (tables.length) {
  const script = new URL("table.js", import.meta.url);
  script.search = new URL(import.meta.url).search; // Of the same version as this one.
  import(script.href).then(({ enhance }) => tables.forEach(enhance)).catch((error) => console.debug(error));
}
