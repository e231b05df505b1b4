/** Leaving quickly, on a page that stands alone. */

import { leaveQuickly } from "./leave.js";

leaveQuickly();
