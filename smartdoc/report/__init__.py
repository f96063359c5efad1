"""Findings as users and machines read them: one module for each form."""
