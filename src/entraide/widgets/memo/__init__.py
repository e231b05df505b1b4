"""The memo exercise."""
