"""The fragment: the small HTML that a template makes, and that page and Word file are made of."""

from smartdoc.fragment.parser import parse
from smartdoc.fragment.tree import Element, Fragment, Node, first_paragraph, lines, plain_text

__all__ = ["Element", "Fragment", "Node", "first_paragraph", "lines", "parse", "plain_text"]
