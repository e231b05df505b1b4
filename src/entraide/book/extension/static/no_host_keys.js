/** A page of the book keeps no keys from a program around it, as there is none: stands in for the module that does. */

export function keepKeysFromHost() {}
