"""Grading with nbgrader: its own commands and gradebook, our reading of answers and our scores."""
