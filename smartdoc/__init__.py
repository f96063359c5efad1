"""SMART plans for children and learners: written as YAML, checked, and made into Word and HTML."""

__version__ = "0.1.0"
