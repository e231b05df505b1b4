"""The theme board: codes moved into piles, and other ways of sorting them."""
