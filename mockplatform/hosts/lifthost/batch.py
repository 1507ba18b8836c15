"""The records of one uplink, and everything that is wrong with each of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import orjson

from mockplatform.derive.problems import Problem
from mockplatform.derive.validate import Checked
from mockplatform.errors import Fault, Refused
from mockplatform.hosts.call import Call

Record = dict[str, object]


class Batch:
    """Collects the problems of the records of an uplink, beginning with those that validation found.

    `key` is the code that names a record within the request: ZJBM, SGID, … `refuse` raises when there is any problem,
    so that nothing of the request is stored (E132); the answer lists the bad records only, each with all of it (E133).
    """

    def __init__(self, call: Call, records: Sequence[Checked], key: str) -> None:
        self._call = call
        self._checked = records
        self._key = key
        self._problems: dict[int, list[Problem]] = {
            index: list(record.problems) for index, record in enumerate(records) if record.problems
        }

    def __iter__(self) -> Iterator[tuple[int, Record]]:
        """Index and content of each record, bad ones included."""
        return ((index, checked.record) for index, checked in enumerate(self._checked))

    @property
    def records(self) -> list[Record]:
        """The contents, in request order."""
        return [checked.record for checked in self._checked]

    @property
    def texts(self) -> list[str]:
        """The contents as JSON, in request order."""
        return [checked.text or orjson.dumps(checked.record).decode() for checked in self._checked]

    @property
    def keys(self) -> list[str]:
        """The key of each record, "" where it has none, in request order."""
        return [str(checked.record.get(self._key, "")) for checked in self._checked]

    def sound(self, index: int, *codes: str) -> bool:
        """Whether the record's elements `codes` are there and right, so that a rule may look at them."""
        record = self._checked[index].record
        bad = {problem.path for problem in self._checked[index].problems}
        return all(code in record and code not in bad for code in codes)

    def wrong(self, index: int, problem: Problem) -> None:
        """A record breaks a rule; an oddity is only told to the journal."""
        if problem.fatal:
            self._problems.setdefault(index, []).append(problem)
        else:
            self._call.find(problem, index)

    def unique(self, name: str, requirement: str = "R-5.3.5.6-1") -> None:
        """Refuse a key that stands twice in the request (E142)."""
        seen: set[str] = set()
        for index, key in enumerate(self.keys):
            if key and key in seen:
                self.wrong(index, Problem("duplicate", self._key, name, got=key, requirement=requirement))
            seen.add(key)

    def refuse(self) -> None:
        """Raise Refused if any record has a problem: 404 only if every problem is a record that can't be found."""
        if not self._problems:
            return
        found = [problem for problems in self._problems.values() for problem in problems]
        reason = "unknown" if all(problem.kind == "absent" for problem in found) else "records"
        raise Refused(reason, faults=[
            Fault(index, self._name(index), tuple(problems)) for index, problems in sorted(self._problems.items())
        ])  # fmt: skip

    def _name(self, index: int) -> str:
        """The id of a refused record: the client's own, else its key, else its lift (E134)."""
        checked = self._checked[index]
        return checked.client_id or str(checked.record.get(self._key) or checked.record.get("ZJBM", ""))


def keyed(call: Call, code: str, keys: Sequence[str]) -> Batch:
    """The batch of a DELETE: its keys as records."""
    return Batch(call, [Checked({code: key}) for key in keys], code)
