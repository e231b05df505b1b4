"""The reader's own agreement, live."""
