/** What every page does; each part stands alone. */

import { siteStore } from "../shared/store.js";
import { attempt } from "./attempt.js";
import { chooseColours } from "./colours.js";
import { offerErasing } from "./erase.js";
import { rememberLanguage } from "./language.js";
import { leaveQuickly } from "./leave.js";
import { openMenus, openSearch } from "./menus.js";
import { readOffline } from "./offline.js";
import { reachWhatScrolls, showInContents, showInMenu } from "./place.js";
import { sortTables } from "./table.js";

const { entraideEdition: edition, entraideWorker } = document.documentElement.dataset;
/** In the folder of the whole site, which holds the editions. */
const worker = entraideWorker ? new URL(entraideWorker, document.baseURI) : null;

const store = siteStore();

attempt(leaveQuickly);
attempt(chooseColours);
attempt(openMenus);
attempt(openSearch);
attempt(showInMenu);
attempt(showInContents);
attempt(reachWhatScrolls);
attempt(sortTables);
attempt(() => rememberLanguage(store.prefix, edition));
attempt(() => offerErasing(store, worker));
attempt(() => readOffline(worker, edition));
