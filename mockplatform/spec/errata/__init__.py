"""The errata register: 255 conflicts and gaps of T/CPASE M 014.3—2021, each with the reading taken."""

from __future__ import annotations

from mockplatform.spec.errata import behaviour, codes_and_shapes, rights_and_scope, values_and_use
from mockplatform.spec.errata.model import Erratum

__all__ = ["ERRATA", "Erratum"]

ERRATA: dict[str, Erratum] = {
    erratum.id: erratum
    for module in (codes_and_shapes, values_and_use, behaviour, rights_and_scope)
    for erratum in module.ERRATA
}
"""All errata by id, in numerical order."""
