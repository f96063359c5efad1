"""Documents as HTML, by the templates of a plans repository; see :mod:`.renderer`."""

from smartdoc.render.renderer import Renderer

__all__ = ["Renderer"]
