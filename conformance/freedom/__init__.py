"""What a server may legitimately do where the text leaves a choice, as data: erratum → its ways, the preferred one first.

The judgement is that of the errata's field `freedom`. A way that is not listed is a violation of the requirement.
"""

from __future__ import annotations

from conformance.freedom import ch5, ch6, ch7, ch8
from conformance.freedom.way import Way, Ways

__all__ = ["FREEDOM", "Way"]

FREEDOM: Ways = {**ch5.WAYS, **ch6.WAYS, **ch7.WAYS, **ch8.WAYS}
