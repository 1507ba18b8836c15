"""Bytes of an uplink → records, or the reason why not (5.3.1, 5.3.5.5, 5.3.5.6)."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mockplatform.errors import Refused
from mockplatform.hosts.body import Unreadable, read, unreadable
from mockplatform.spec.requirements import REQUIREMENTS


def reason(data: bytes) -> str:
    """Why a body is not taken; its refusal is told in both languages."""
    with pytest.raises(Unreadable) as caught:
        read(data)
    found = caught.value
    assert found.text.zh
    assert not found.text.zh.isascii()
    assert found.requirement in REQUIREMENTS
    fault = unreadable(found).faults[0]
    assert (fault.index, fault.id, fault.problems[0].text) == (0, "", found.text)
    return found.text.en


class TestSize:
    def test_an_object_is_one_record(self) -> None:
        body = read(b'{"ZJBM":"1"}')
        assert (body.records, body.single, body.suspect) == ([{"ZJBM": "1"}], True, False)

    def test_an_empty_object_is_a_record(self) -> None:
        assert read(b"{}").records == [{}]

    @pytest.mark.parametrize("count", [1, 2, 99, 100])
    def test_an_array(self, count: int) -> None:
        body = read(json.dumps([{"n": n} for n in range(count)]).encode())
        assert (body.records, body.single) == ([{"n": n} for n in range(count)], False)

    @pytest.mark.parametrize("count", [0, 101, 1000])
    def test_too_few_and_too_many(self, count: int) -> None:
        with pytest.raises(Refused) as caught:
            read(json.dumps([{}] * count).encode())
        problem = caught.value.problem
        assert problem is not None
        assert (caught.value.reason, problem.expected, problem.got) == ("records", "1..100", str(count))
        assert problem.requirement == "R-5.3.5.5-1"

    def test_a_mixed_array_is_left_to_validation(self) -> None:
        assert read(b'[{},1,null,"x",[]]').records == [{}, 1, None, "x", []]

    @pytest.mark.parametrize("data", [b"1", b'"x"', b"null", b"true"])
    def test_neither_object_nor_array(self, data: bytes) -> None:
        assert reason(data) == "the body is neither an object nor an array"


class TestText:
    @pytest.mark.parametrize("data", [b"", b" \r\n\t"])
    def test_empty(self, data: bytes) -> None:
        assert reason(data) == "the body is empty"

    def test_a_byte_order_mark(self) -> None:
        assert "byte order mark" in reason(b"\xef\xbb\xbf{}")

    @pytest.mark.parametrize(
        ("data", "byte"),
        [
            (b'{"a":"\xb5\xe7"}', 6),  # GBK
            (b'{"a":"\xc0\xaf"}', 6),  # overlong
            (b'{"a":"\xed\xa0\x80"}', 6),  # a surrogate
            ('{"a":1}'.encode("utf-16"), 0),
        ],
    )
    def test_not_utf_8(self, data: bytes, byte: int) -> None:
        assert reason(data) == f"the body is not UTF-8 (byte {byte})"

    @pytest.mark.parametrize(
        "text",
        [
            '{"a":NaN}', '{"a":Infinity}', '{"a":-Infinity}', '{"a":1e400}', '{"a":%s}' % ("1" * 5000), "{'a':1}", '{"a":1,}',
            '{"a":01}', '{"a":+1}', '{"a":.5}', '{"a":0x1}', '{"a":1}x', '{"a":1}{"a":1}', '{"a"}', '{a:1}', '{"a":"\x01"}',
            '{"a":"\\ud800"}', '{"a":"\\udc00\\ud800"}', '{"a":"\\x"}', '{"a":1', "/**/{}", '{"a":"\x00"}',
        ],
    )  # fmt: skip
    def test_no_json(self, text: str) -> None:
        assert reason(text.encode()).startswith("the body is not JSON")

    def test_every_character_arrives(self) -> None:
        text = '电梯\U0001f6d7\u2028\\"\t'
        assert read(json.dumps({"a": text}).encode()).records == [{"a": text}]
        assert read(json.dumps({"a": text}, ensure_ascii=False).encode()).records == [{"a": text}]

    @pytest.mark.parametrize(("text", "value"), [("9223372036854775807", 2**63 - 1), ("-0", 0), ("1E2", 100.0)])
    def test_numbers(self, text: str, value: object) -> None:
        assert read(f'{{"a":{text}}}'.encode()).records == [{"a": value}]

    @pytest.mark.parametrize("digits", [20, 30, 300])
    @pytest.mark.parametrize("blank", ["", " "])
    def test_huge_integers_are_not_an_error_here(self, digits: int, blank: str) -> None:
        assert read(f'{{"a":{blank}{"7" * digits}}}'.encode()).records == [{"a": pytest.approx(float("7" * digits))}]

    @pytest.mark.parametrize("blank", ["", " "])
    def test_depth(self, blank: str) -> None:
        def nested(depth: int) -> bytes:
            return (f'{{"a":{blank}' * depth + "1" + "}" * depth).encode()

        assert len(read(nested(200)).records) == 1
        assert "nested too deeply" in reason(nested(255))
        assert "not JSON" in reason(nested(5000))

    @pytest.mark.parametrize(
        ("text", "suspect"),
        [('{"a":"\\u0000"}', True), ('{"a":"\\\\u0000"}', True), ('{"a":"u0000"}', False), ('{"a":"\\n"}', False)],
    )
    def test_the_escape_of_zero_is_suspect(self, text: str, suspect: bool) -> None:
        assert read(text.encode()).suspect is suspect


class TestDuplicates:
    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ('{"a":1,"a":1}', "a"),
            ('{"a":1,"a":2}', "a"),
            ('{"a" :1,"a" :2}', "a"),
            ('{"a"\t:1,"a"\n:2}', "a"),
            ('{"a"\r\n: 1, "a"\r\n: 2}', "a"),
            ('{"a":1, "a" :2}', "a"),
            ('{"a":1,"\\u0061":2}', "a"),
            ('{"电":1,"\\u7535":2}', "电"),
            ('{"":1,"":2}', ""),
            ('{"b":{"a":1,"a":2}}', "a"),
            ('[{},{"b":[1,{"a":{},"c":[],"a":{}}]}]', "a"),
            ('{"a":{"x":1},"a":{"y":1}}', "a"),
            ('{"a":"\\":","a":"x"}', "a"),
            ('{"a":"x","a":"\\":"}', "a"),
            ('{"a\\"":1,"a\\"":2}', 'a"'),
            ('{"a\\\\":1,"a\\\\":2}', "a\\"),
            ('{"a":"\\u0022:","a":1}', "a"),
        ],
    )
    def test_found(self, text: str, name: str) -> None:
        assert reason(text.encode()) == f"the member {name} stands twice in one object"

    @pytest.mark.parametrize(
        "text",
        [
            '{"a":1,"A":2}', '[{"a":1},{"a":1}]', '{"a":{"a":{"a":1}}}', '{"a":"\\"a\\":1","b":"\\"a\\" :1"}',
            '{ "a" : 1 , "b" : ":" }', '{"a":"\\":\\":"}', '{"a\\"":1,"a":2}', '{"a ":1,"a":2}',
            '{"a":"\\"a\\":"}', '{"a":1.0,"b":1e0}',
        ],
    )  # fmt: skip
    def test_not_found_where_there_is_none(self, text: str) -> None:
        parsed = json.loads(text)
        assert read(text.encode()).records == (parsed if isinstance(parsed, list) else [parsed])


TEXTS = st.text(st.sampled_from('ab":\\ ,{}[]电\n\x00'), max_size=5) | st.text(
    st.characters(exclude_categories=["Cs"]), max_size=4
)
SCALARS = (
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False, allow_infinity=False)
)
VALUES = st.recursive(
    SCALARS | TEXTS,
    lambda below: st.lists(below, max_size=4) | st.dictionaries(TEXTS, below, max_size=4),
    max_leaves=12,
)
RECORDS = st.dictionaries(TEXTS, VALUES, max_size=5)

COMPACT, SPACED = (",", ":"), (" , ", " : ")
FORMS = [
    {"separators": COMPACT, "ensure_ascii": False},
    {"separators": COMPACT},
    {"separators": SPACED, "ensure_ascii": False},
    {"indent": 1},
    {"separators": (",\n", "\t:\r\n")},
]


@given(RECORDS, st.sampled_from(FORMS))
@settings(max_examples=150, deadline=None)
def test_what_is_read_is_what_was_sent(record: dict[str, Any], form: dict[str, Any]) -> None:
    data = json.dumps(record, **form).encode()
    assert read(data).records == [json.loads(data)]


class Twice(dict[str, Any]):
    """An object that json.dumps writes with one member twice."""

    def __init__(self, members: dict[str, Any], name: str, value: Any) -> None:
        super().__init__(members)
        self.further = (name, value)

    def items(self) -> Any:
        return [*super().items(), self.further]


@given(
    RECORDS, TEXTS, VALUES, VALUES, st.sampled_from(FORMS), st.lists(st.sampled_from(["array", "object"]), max_size=3)
)
@settings(max_examples=150, deadline=None)
def test_a_member_that_was_put_in_twice_is_found(
    record: dict[str, Any], name: str, first: Any, second: Any, form: dict[str, Any], around: list[str]
) -> None:
    sent: Any = Twice({**record, name: first}, name, second)
    for kind in around:
        sent = [1, sent] if kind == "array" else {"x": sent}
    if isinstance(sent, list):
        sent = {"y": sent}
    with pytest.raises(Unreadable, match="twice"):
        read(json.dumps(sent, **form).encode())
