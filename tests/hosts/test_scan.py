"""The picture of a certificate (8.1.3), with Pillow and without."""

from __future__ import annotations

import sys
from io import BytesIO
from typing import Any

import orjson
import pytest

from mockplatform.clock import milliseconds, moment
from mockplatform.hosts import scan
from mockplatform.rules.records import Certificate

Image = pytest.importorskip("PIL.Image")
Image.init()  # loads its decoders now; a test that hides Pillow from the product must not hide them from this one

BARE = Certificate("TSX 311000120260001", "", "{}")
ISSUED = milliseconds(moment(0).replace(year=2026, month=3, day=1, hour=0))
FULL = Certificate("TSX 1", "91310101MA1FL00000", orjson.dumps({"CPXH": "TKJ 1000", "FZRQ": ISSUED}).decode())


def picture(data: bytes) -> Any:
    """The decoded picture; raises if it is damaged."""
    opened = Image.open(BytesIO(data))
    opened.load()
    assert (opened.format, opened.size) == ("JPEG", scan.SIZE)
    return opened


@pytest.mark.parametrize("certificate", [BARE, FULL])
def test_drawn(certificate: Certificate) -> None:
    decoded = picture(scan.picture(certificate))
    colours = decoded.getcolors(decoded.width * decoded.height)
    assert len(colours) > 10  # something is written on it
    assert max(colours)[1] == (255, 255, 255)


def test_each_certificate_has_its_own() -> None:
    assert scan.picture(BARE) != scan.picture(FULL)
    assert scan.picture(BARE) == scan.picture(BARE)


def test_what_stands_on_it() -> None:
    assert scan.lines(BARE) == ["证书编号:TSX 311000120260001", "制造单位统一社会信用代码:"]
    assert scan.lines(FULL)[2:] == ["产品型号:TKJ 1000", "发证日期:2026-03-01"]


def test_the_font_has_every_character_that_stands_on_it() -> None:
    """A character that the font lacks is drawn as the same box as any other that it lacks."""
    from PIL import ImageFont

    font = ImageFont.truetype(BytesIO(scan.files("mockplatform.hosts").joinpath("data", "scan.ttf").read_bytes()), 36)
    box = bytes(font.getmask("\U0010fffd"))
    written = set("".join((scan.TITLE, scan.MARK, *scan.lines(FULL), "下一次核查日期0123456789-ABCXYZ"))) - {" "}
    assert [one for one in sorted(written) if bytes(font.getmask(one)) == box] == []


class TestWithoutPillow:
    @pytest.fixture(autouse=True)
    def _no_pillow(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "PIL", None)

    def test_the_picture_that_ships_has_the_number_in_its_comment(self) -> None:
        data = scan.picture(BARE)
        assert data.startswith(b"\xff\xd8\xff\xfe")
        assert picture(data).info["comment"] == b"TSX 311000120260001"

    def test_it_is_the_same_picture_otherwise(self) -> None:
        assert picture(scan.picture(BARE)).histogram() == picture(scan.plain()).histogram()

    @pytest.mark.parametrize("number", ["", "1", "编号" * 9, "x" * 18])
    def test_any_number(self, number: str) -> None:
        assert picture(scan.with_comment(scan.plain(), number)).info.get("comment", b"") == number.encode()
