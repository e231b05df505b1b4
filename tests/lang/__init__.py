"""What the course says, and how it is written."""
