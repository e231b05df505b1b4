"""Open coding: codes of the reader's own."""
