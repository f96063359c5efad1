"""The tests; run them with pytest from the top of the repository."""
