"""Mark answers: scores, and the feedback a student reads."""
