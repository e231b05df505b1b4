"""Lead a meeting: who says what after what has been said. Pure, without chance, the same in the page's JavaScript."""
