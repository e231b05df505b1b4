"""The exercise in numbers: a calculation, step by step."""
