"""What a publisher decides about a release."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kg.errors import BadParameter
from kg.formats import Compression, Split
from kg.terms import expand

CC_BY: Final = "https://creativecommons.org/licenses/by/4.0/"
"""What GeoNames and Who's On First ask of those who pass their tables on, and parts of these are in every release."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How a release is written, and what it says of itself.

    ``licence``: the IRI of its licence; ``creator``: who publishes it, the program itself unless said;
    ``address``: where its files will be found, ending in a slash, below the data's own base unless said.
    """

    compression: Compression | None = None
    split: Split | None = None
    licence: str = CC_BY
    creator: str | None = None
    address: str | None = None

    def __post_init__(self) -> None:
        """Refuse what cannot be written as an IRI before any dump is.

        Raises:
            BadParameter: the licence or the address is no absolute IRI.
        """
        for name, iri in (("--licence", self.licence), ("--address", self.address)):
            if iri is not None and (":" not in iri or expand(iri) != iri):
                raise BadParameter(name, iri, f"an absolute IRI, such as {CC_BY}")


DEFAULTS: Final = Settings()
