"""Read what students handed in, whatever state it is in."""
