"""What a server may legitimately do where the text leaves a choice, as data: an entry for every erratum.

FREEDOM holds the ways that the suite tells apart, the preferred one first (`Check.way`); OTHERS says of all other errata
why there are none. The judgement is that of the errata's field `freedom`. A way that is not listed is a violation of the
requirement.
"""

from __future__ import annotations

from conformance.freedom import ch5, ch6, ch7, ch8
from conformance.freedom.model import MEANING, Kind, Other, Way, Ways
from conformance.freedom.others import OTHERS

__all__ = ["FREEDOM", "MEANING", "OTHERS", "Kind", "Other", "Way"]

FREEDOM: Ways = {**ch5.WAYS, **ch6.WAYS, **ch7.WAYS, **ch8.WAYS}
