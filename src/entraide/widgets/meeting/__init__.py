"""Lead a meeting: the reader is the worker of a mutual-aid group."""
