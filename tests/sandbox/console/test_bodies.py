"""Bodies as they are printed, and where the marks stand."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mockplatform.sandbox.console.bodies import Line, printed
from mockplatform.spec.interfaces import INTERFACES

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=20,
)


def texts(lines: list[Line]) -> list[str]:
    return [line.text for line in lines]


def marked(lines: list[Line]) -> dict[str, tuple[int, ...]]:
    return {line.text.strip(): line.marks for line in lines if line.marks}


@given(JSON)
@settings(max_examples=50)
def test_what_is_printed_is_the_same_json(value: object) -> None:
    assert json.loads("\n".join(texts(printed(json.dumps(value), {})))) == value


def test_it_is_indented() -> None:
    assert texts(printed('{"a":[1,{"b":[]}],"c":{}}', {})) == [
        "{", '  "a": [', "    1,", "    {", '      "b": []', "    }", "  ],", '  "c": {}', "}",
    ]  # fmt: skip


def test_values_stay_as_they_were_sent() -> None:
    assert texts(printed('[1.0, 1e3, NaN, 12345678901234567890, "\\u7535\\n"]', {})) == [
        "[", "  1.0,", "  1e3,", "  NaN,", "  12345678901234567890,", '  "电\\n"', "]",
    ]  # fmt: skip


def test_a_name_that_stands_twice_is_shown_twice() -> None:
    assert texts(printed('{"a": 1, "a": 2}', {})) == ["{", '  "a": 1,', '  "a": 2', "}"]


@pytest.mark.parametrize("text", ["", "not json", "{", "[1]]", "\ufffd\0", "[" * 100_000, '{"a":' * 100_000])
def test_what_is_no_json_is_given_as_it_came(text: str) -> None:
    assert texts(printed(text, {"/a": (1,)})) == text.splitlines()


def test_marks() -> None:
    marks = {"/0": (1,), "/0/BJXX/1/TBJXH": (2, 3), "/1/TSD": (4,)}
    lines = printed('[{"BJXX": [{"TBJXH": 0}, {"TBJXH": 1}]}, {"TSD": 2}]', marks)
    assert marked(lines) == {"{": (1,), '"TBJXH": 1': (2, 3), '"TSD": 2': (4,)}


def test_what_was_not_sent_is_marked_where_it_is_missed() -> None:
    lines = printed('{"ZJBM": "x", "BJXX": [{"a": 1}]}', {"/CPBH": (1,), "/BJXX/0/TBJPZ": (2,), "/SGXX/0/SGID": (3,)})
    assert [(line.text, line.marks) for line in lines if line.absent] == [
        ("      TBJPZ", (2,)), ("  CPBH", (1,)), ("  SGXX/0/SGID", (3,)),
    ]  # fmt: skip
    assert not [line for line in lines if line.marks and not line.absent]


def test_a_pointer_is_found_under_another_spelling() -> None:
    """The pointers are in canonical codes: E007, ZHXX is printed for ZHXXH."""
    interface = INTERFACES["6.14"]
    canonical, spelling = "ZHXXH", "ZHXX"
    lines = printed(json.dumps({spelling: "x"}), {f"/{canonical}": (1,)}, interface)
    assert marked(lines) == {f'"{spelling}": "x"': (1,)}
    assert not any(line.absent for line in lines)


def test_a_name_that_begins_another_is_another() -> None:
    assert marked(printed('{"TSD": 1, "TSDX": 2}', {"/TSD": (1,)})) == {'"TSD": 1,': (1,)}
