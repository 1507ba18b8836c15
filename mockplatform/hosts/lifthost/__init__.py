"""lifthost, the lift product traceability platform: its route table."""

from __future__ import annotations

from mockplatform.hosts.call import Routes
from mockplatform.hosts.lifthost import full_information, lifts

ROUTES: Routes = {
    "6.1": lifts.add,
    "6.2": lifts.modify,
    "6.3": lifts.revoke,
    "6.12": full_information.for_enterprise,
}
