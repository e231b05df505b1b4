"""The simulation of who knows whom."""
