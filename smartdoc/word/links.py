"""What a document points at: addresses on the web, and the pictures in its own package."""

from __future__ import annotations

from smartdoc.word.markup import OFFICE, attribute
from smartdoc.word.package import Part, part


class Links:
    """The relationships of one document's body. Each address and each picture is kept once."""

    def __init__(self) -> None:
        self._ids: dict[str | bytes, str] = {}
        self._entries: list[str] = []
        self.parts: list[Part] = []

    def to(self, address: str) -> str:
        """Return the id of the link to an address."""
        if address not in self._ids:
            self._ids[address] = f"link{len(self._ids) + 1}"
            self._entries.append(
                f'<Relationship Id="{self._ids[address]}" Type="{OFFICE}/hyperlink" '
                f'Target="{attribute(address)}" TargetMode="External"/>'
            )
        return self._ids[address]

    def picture(self, data: bytes, kind: str = "png") -> str:
        """Return the id of a picture, ``png`` or ``svg``."""
        if data not in self._ids:
            self._ids[data] = f"picture{len(self._ids) + 1}"
            name = f"media/figure{len(self.parts) + 1}.{kind}"
            self.parts.append(part(f"word/{name}", data))
            self._entries.append(
                f'<Relationship Id="{self._ids[data]}" Type="{OFFICE}/image" Target="{name}"/>'
            )
        return self._ids[data]

    def xml(self) -> str:
        """Return the relationships as they stand in the part that lists them."""
        return "".join(self._entries)
