"""What an instructor runs while she writes an assignment."""
