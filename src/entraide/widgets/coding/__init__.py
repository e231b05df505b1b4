"""The coding exercise."""
