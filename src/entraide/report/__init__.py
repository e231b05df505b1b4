"""One page on how a class did, for its instructor: read from nbgrader's gradebook and the graded notebooks."""
