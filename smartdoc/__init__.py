"""SMART plans for children and learners: written as YAML, checked, and made into Word and HTML."""

__version__ = "0.1.0"

OWN_FOLDER = ".smartdoc"
"""The folder at a repository's root for what may be deleted at any time, and is never committed."""

TEMPORARY = ".smartdoc-"
"""What the names of our temporary files begin with; the number of the process follows."""
