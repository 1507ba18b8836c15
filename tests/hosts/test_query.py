"""Which mode a query chooses, which keys a DELETE names (Annex A)."""

from __future__ import annotations

from itertools import combinations

import pytest

from mockplatform.errors import Refused
from mockplatform.hosts import query
from mockplatform.spec.interfaces import INTERFACES
from mockplatform.spec.requirements import REQUIREMENTS

NOW = "1795147200000"
VALUES = {
    "CJSJ": NOW, "GXSJ": NOW, "DTCJYF": "202611", "CJYF": "202611", "BHGZ": "true", "ZJBM": "A1", "XYDM": "91310101MA1FL00000",
    "SGID": "1000000000000000001", "XSSYBH": "TSX 1", "NF": "2026",
}  # fmt: skip

# fmt: off
TYPED: dict[str, dict[str, str]] = {
    "6.9":   {"": "recent", "CJSJ": "by_created"},
    "6.10":  {"": "recent", "ZJBM": "by_code", "GXSJ": "by_updated", "ZJBM GXSJ": "by_code_and_updated"},
    "6.11":  {"": "recent", "CJSJ": "by_created"},
    "6.12":  {"DTCJYF": "by_month", "DTCJYF BHGZ": "by_month", "ZJBM": "by_code", "GXSJ": "by_updated", "GXSJ BHGZ": "by_updated",
              "ZJBM GXSJ": "by_code_and_updated"},
    "6.13":  {"CJYF": "by_month", "XYDM": "by_code", "GXSJ": "by_updated", "XYDM GXSJ": "by_code_and_updated"},
    "7.16":  {"CJYF": "by_month", "SGID": "by_code", "GXSJ": "by_updated", "SGID GXSJ": "by_code_and_updated"},
    "7.19":  {"CJYF": "by_month", "XYDM": "by_code", "GXSJ": "by_updated", "XYDM GXSJ": "by_code_and_updated"},
    "7.20":  {"DTCJYF": "by_month", "DTCJYF BHGZ": "by_month", "ZJBM": "by_code", "GXSJ": "by_updated", "GXSJ BHGZ": "by_updated",
              "ZJBM GXSJ": "by_code_and_updated"},
    "8.1.3": {"XSSYBH": "by_code"},
    "8.2":   {"XYDM": "by_code"},
    "8.3":   {"XYDM": "by_code", "XYDM NF": "by_code"},
}
# fmt: on
"""Interface → keys of a query → the mode that it chooses; nothing else chooses one"""

CASES = [
    (id, codes)
    for id, modes in TYPED.items()
    for size in range(4)
    for codes in combinations(sorted({code for keys in modes for code in keys.split()}), size)
]


def refused(id: str, *pairs: tuple[str, str]) -> tuple[str, str]:
    """Kind and path of the problem of a refused query."""
    with pytest.raises(Refused) as caught:
        query.choose(INTERFACES[id], pairs)
    problem = caught.value.problem
    assert problem is not None
    assert (caught.value.row.status, caught.value.row.on_downlink) == (400, 6001)
    assert problem.requirement in REQUIREMENTS
    return problem.kind, problem.path


def test_every_downlink_is_typed_here() -> None:
    assert list(TYPED) == [interface.id for interface in INTERFACES.values() if interface.method == "GET"]


@pytest.mark.parametrize(("id", "codes"), CASES, ids=lambda case: case if isinstance(case, str) else "+".join(case))
def test_every_combination(id: str, codes: tuple[str, ...]) -> None:
    modes = {frozenset(keys.split()): mode for keys, mode in TYPED[id].items()}
    pairs = [(code, VALUES[code]) for code in codes]
    expected = modes.get(frozenset(codes))
    if expected is None:
        assert refused(id, *pairs) == ("query_mode", "")
        return
    for order in (pairs, pairs[::-1]):
        mode, given = query.choose(INTERFACES[id], order)
        assert (mode.name, given) == (expected, dict(pairs))


@pytest.mark.parametrize("id", TYPED)
def test_unknown_twice_empty(id: str) -> None:
    code = next(keys for keys in TYPED[id] if keys).split()[0]
    good = (code, VALUES[code])
    assert refused(id, good, ("x", "1")) == ("query_unknown", "x")
    assert refused(id, (code.lower(), VALUES[code])) == ("query_unknown", code.lower())
    assert refused(id, good, good) == ("query_twice", code)
    assert refused(id, (code, "")) == ("missing", code)


@pytest.mark.parametrize(
    ("id", "code", "value", "kind"),
    [
        ("6.9", "CJSJ", "yesterday", "date"),
        ("6.10", "GXSJ", "2026-11-20", "date"),
        ("6.12", "GXSJ", "20261120", "date"),
        ("6.12", "GXSJ", "-1", "date"),
        ("6.12", "GXSJ", "17951472000001", "date"),
        ("6.12", "DTCJYF", "202613", "month"),
        ("6.12", "DTCJYF", "2026-11", "month"),
        ("6.13", "CJYF", "2026", "month"),
        ("7.20", "DTCJYF", "000000", "month"),
    ],
)
def test_values_are_read_when_the_mode_is_chosen(id: str, code: str, value: str, kind: str) -> None:
    assert refused(id, (code, value)) == (kind, code)


@pytest.mark.parametrize("value", ["True", "1", "yes", "TRUE"])
def test_a_flag_is_true_or_false(value: str) -> None:
    assert refused("6.12", ("DTCJYF", "202611"), ("BHGZ", value)) == ("flag", "BHGZ")


def test_a_month_may_be_a_timestamp() -> None:  # E070
    mode, given = query.choose(INTERFACES["6.13"], [("CJYF", NOW)])
    assert (mode.name, query.month(INTERFACES["6.13"], "CJYF", given["CJYF"])) == ("by_month", 202611)


def test_codes_are_folded() -> None:
    assert query.choose(INTERFACES["6.12"], [("ZJBM", "Ａ１")])[1] == {"ZJBM": "A1"}


# ---- DELETE


def wrong(id: str, *pairs: tuple[str, str]) -> tuple[str, str]:
    with pytest.raises(Refused) as caught:
        query.keys(INTERFACES[id], pairs)
    (fault,) = caught.value.faults
    (problem,) = fault.problems
    assert (caught.value.row.status, caught.value.row.code) == (400, 5001)
    assert problem.requirement in REQUIREMENTS
    return problem.kind, problem.path


DELETES = {
    "6.3": "ZJBM", "6.6": "SGID", "6.8": "SGID", "6.16": "ZHID", "7.3": "SYDWGLID", "7.6": "BXID", "7.9": "WBID",
    "7.12": "JYID", "7.15": "JDID", "7.22": "SGID",
}  # fmt: skip


@pytest.mark.parametrize(("id", "code"), DELETES.items())
class TestKeys:
    def test_named_once_repeated_or_with_commas(self, id: str, code: str) -> None:
        interface = INTERFACES[id]
        assert query.keys(interface, [(code, "b")]) == ["b"]
        assert query.keys(interface, [(code, "b"), (code, "a")]) == ["b", "a"]
        assert query.keys(interface, [(code, "b,a"), (code, "c")]) == ["b", "a", "c"]

    def test_one_to_a_hundred(self, id: str, code: str) -> None:
        hundred = [(code, str(n)) for n in range(100)]
        assert len(query.keys(INTERFACES[id], hundred)) == 100
        assert wrong(id, *hundred, (code, "x")) == ("empty", code)
        assert wrong(id, (code, ",".join(map(str, range(101))))) == ("empty", code)

    def test_none(self, id: str, code: str) -> None:
        assert wrong(id) == ("missing", code)
        assert wrong(id, (code, "")) == ("missing", code)
        assert wrong(id, (code, "a,")) == ("missing", code)

    def test_twice(self, id: str, code: str) -> None:
        assert wrong(id, (code, "a"), (code, "a")) == ("duplicate", code)
        assert wrong(id, (code, "a,b,a")) == ("duplicate", code)

    def test_strangers(self, id: str, code: str) -> None:
        assert wrong(id, (code, "a"), ("x", "1")) == ("unknown", "x")
        assert wrong(id, (code.lower(), "a")) == ("unknown", code.lower())


def test_every_delete_is_typed_here() -> None:
    assert list(DELETES.items()) == [(one.id, one.key) for one in INTERFACES.values() if one.method == "DELETE"]


def test_keys_are_folded() -> None:
    assert query.keys(INTERFACES["6.3"], [("ZJBM", "Ａ１")]) == ["A1"]
    assert wrong("6.3", ("ZJBM", "Ａ１,A1")) == ("duplicate", "ZJBM")
