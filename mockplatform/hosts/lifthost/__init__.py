"""lifthost, the lift product traceability platform: its route table."""

from __future__ import annotations

from mockplatform.hosts.call import Routes
from mockplatform.hosts.lifthost import full_information, lifts, locks, pushes, recalls, reports, units

ROUTES: Routes = {
    "6.1": lifts.add,
    "6.2": lifts.modify,
    "6.3": lifts.revoke,
    "6.12": full_information.for_enterprise,
    "6.13": units.for_enterprise,
    "6.14": recalls.add,
    "6.15": recalls.modify,
    "6.16": recalls.revoke,
    "7.1": reports.add,
    "7.2": reports.modify,
    "7.3": reports.revoke,
    "7.4": reports.add,
    "7.5": reports.modify,
    "7.6": reports.revoke,
    "7.7": reports.add,
    "7.8": reports.modify,
    "7.9": reports.revoke,
    "7.10": reports.add,
    "7.11": reports.modify,
    "7.12": reports.revoke,
    "7.13": reports.add,
    "7.14": reports.modify,
    "7.15": reports.revoke,
    "7.17": units.add,
    "7.18": units.modify,
    "7.19": units.for_province,
    "7.23": locks.lock,
    "8.1.1": pushes.units,
    "8.1.2": pushes.certificates,
}
