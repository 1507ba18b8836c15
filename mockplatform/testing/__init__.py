"""What a test holds in its hands: a world with its clock, journal, accounts and sessions, in the server's own process.

MockPlatform gives these objects, and the fixtures of pytest_plugin.py pass them on; none of them knows pytest. What they do
goes through the handlers of the admin API, so that both do the same and refuse the same: here with ValueError, or LookupError for
what isn't there.
"""

from mockplatform.testing.clock import Clock, Moment
from mockplatform.testing.journal import Entry, Journal
from mockplatform.testing.notices import Notices
from mockplatform.testing.session import Session
from mockplatform.testing.world import Account, World
from mockplatform.testing.worlds import Opened, Worlds

__all__ = ["Account", "Clock", "Entry", "Journal", "Moment", "Notices", "Opened", "Session", "World", "Worlds"]
