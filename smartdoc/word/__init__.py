"""Turns a fragment into a Word file with the styles of reference.docx.

The body is written as text and spliced into the parts of reference.docx, which are read and
compressed once. That is some fifty times faster than building each document call by call.
"""

from smartdoc.word.document import About, write
from smartdoc.word.reference import Reference

__all__ = ["About", "Reference", "write"]
