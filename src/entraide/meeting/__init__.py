"""Lead a meeting: who says what after what has been said. Pure, without chance, and the same in the page's JavaScript."""
