"""Who may call what (5.2.1, 5.2.2, E201, E214)."""

from __future__ import annotations

from mockplatform.spec.interfaces import Interface


def may_call(roles: frozenset[str], interface: Interface) -> bool:
    """Whether an account with these roles may call the interface at all."""
    return not roles.isdisjoint(interface.roles)


def role_requirement(interface: Interface) -> str:
    """The statement of 5.2 that gives the interface to its roles and to nobody else."""
    if interface.id.startswith("7."):
        return "R-5.2.2-1" if interface.direction == "uplink" else "R-5.2.2-3"
    if interface.direction == "uplink":
        return "R-5.2.1-1" if "manufacturer" in interface.roles else "R-5.2.1-3"
    if interface.direction == "downlink":
        return "R-5.2.1-4" if "manufacturer" in interface.roles else "R-5.2.1-5"
    return f"R-{interface.id}.1-1"
