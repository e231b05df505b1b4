"""What an instructor runs while she writes an assignment: its notebooks made from the table, and new ones begun."""
