"""The way from Moodle to the gradebook and back: submissions in, grades and feedback out."""
