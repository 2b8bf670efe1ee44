"""The volunteer's table."""
