"""Programs for those who work on smartdoc: what they make is kept in the repository."""
