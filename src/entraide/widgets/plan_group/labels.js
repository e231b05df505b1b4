/** What each choice, direction, way, reason and finding of a plan is called: the keys of their texts. */

export const MODES = {
  room: "plan-group.mode-room",
  online: "plan-group.mode-online",
  hybrid: "plan-group.mode-hybrid",
};
export const HELPS = { none: "plan-group.help-none", rides: "plan-group.help-rides", taxi: "plan-group.help-taxi" };
export const ROOMS = { own: "plan-group.room-own", shared: "plan-group.room-shared" };

/* The same choices where no label stands above them. */
export const HELPS_ALONE = {
  none: "plan-group.help-label-none",
  rides: "plan-group.help-label-rides",
  taxi: "plan-group.help-label-taxi",
};
export const ROOMS_ALONE = { own: "plan-group.room-label-own", shared: "plan-group.room-label-shared" };

/** @type {Record<string, string>} */
export const DIRECTIONS = {
  n: "plan-group.direction-n",
  ne: "plan-group.direction-ne",
  e: "plan-group.direction-e",
  se: "plan-group.direction-se",
  s: "plan-group.direction-s",
  sw: "plan-group.direction-sw",
  w: "plan-group.direction-w",
  nw: "plan-group.direction-nw",
};
export const WAYS = {
  walk: "plan-group.way-walk",
  drive: "plan-group.way-drive",
  ride: "plan-group.way-ride",
  taxi: "plan-group.way-taxi",
  online: "plan-group.way-online",
};
/** @type {Record<string, string>} */
export const REASONS = {
  time: "plan-group.why-time",
  long: "plan-group.why-long",
  car: "plan-group.why-car",
  dark: "plan-group.why-dark",
  snow: "plan-group.why-snow",
  ride: "plan-group.why-ride",
  taxi: "plan-group.why-taxi",
  unsafe: "plan-group.why-unsafe",
  poor: "plan-group.why-poor",
};
export const FINDINGS = {
  tie: "plan-group.privacy-tie",
  seen: "plan-group.privacy-seen",
  doors: "plan-group.privacy-doors",
  ride: "plan-group.privacy-ride",
  taxi: "plan-group.privacy-taxi",
  homes: "plan-group.privacy-homes",
  unsafe: "plan-group.privacy-unsafe",
};
