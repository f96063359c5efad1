"""Plan files as text, plain data and places; see :mod:`smartdoc.source.reader`."""

from smartdoc.source.events import Value
from smartdoc.source.faults import FAULTS
from smartdoc.source.reader import LARGEST_FILE, LOADER, Source, parse, parse_bytes, read

__all__ = ["FAULTS", "LARGEST_FILE", "LOADER", "Source", "Value", "parse", "parse_bytes", "read"]
