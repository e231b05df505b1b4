"""The simulation of a group to plan."""
