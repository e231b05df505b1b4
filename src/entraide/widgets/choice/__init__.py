"""The choice exercise."""
