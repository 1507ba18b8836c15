"""What takes its time: calls in their order with the waits between them, each made once in a run and kept for --resume.

Tests of one limited interface share a story. Each asks for the steps that it judges; a step that was made before, by
another test or by an earlier run, is not made again. Where the clock can be moved, a story has a world of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from conformance.judging.verdicts import Verdict
from conformance.judging.verify import Stop
from conformance.running import moment
from conformance.running.scene import Scene
from conformance.wire.ledger import Ledger
from mockplatform.spec.model import Text

Facts = dict[str, Any]
"""What a step saw, as JSON: no bodies, nothing of persons"""


class Later(Stop):
    """The rest can be shown from a moment on; `--resume` goes on then."""

    def __init__(self, at: int, why: Text) -> None:
        when = moment.iso(at)
        super().__init__(Verdict.NOT_VERIFIED, Text(f"{why.en}: resume after {when}", f"{why.zh}:请于 {when} 之后继续"))
        self.at, self.why = at, why


@dataclass
class Story:
    """One sequence of calls. `done`: step → {"at": server time in ms, "facts": …, "exchanges": [ids]}."""

    name: str
    scene: Scene
    ledger: Ledger
    done: dict[str, dict[str, Any]] = field(default_factory=dict)
    _stopped: dict[str, Stop] = field(default_factory=dict)

    def step(self, name: str, act: Callable[[], Facts]) -> Facts:
        """Make a step, or give what it saw when it was made. A step that stopped a test stops the next one too."""
        if name in self._stopped:
            raise self._stopped[name]
        if name not in self.done:
            try:
                facts = act()
            except Later:
                raise
            except Stop as stop:
                self._stopped[name] = stop
                raise
            self.done[name] = {"at": self.scene.clock.now(), "facts": facts}
        return dict(self.done[name]["facts"])

    def at(self, step: str) -> int:
        """When a step was made, in ms of the server's time."""
        return int(self.done[step]["at"])

    def wait(self, after: str, seconds: float, why: Text) -> None:
        """Go on when so many seconds have passed since a step; raises Later."""
        self.until(self.at(after) + round(seconds * 1000), why)

    def until(self, at: int, why: Text) -> None:
        """Go on at a moment, in ms; raises Later."""
        if not self.scene.clock.until(at):
            raise Later(at, why)

    def hour(self, hour: int, minute: int, why: Text) -> None:
        """Go on at the next such time of day in Shanghai; raises Later."""
        self.until(moment.next_hour(self.scene.clock.now(), hour, minute), why)
