"""The picture of a type-test certificate (8.1.3, A.4.1.3): a JPEG marked as a specimen.

Drawn by Pillow where it is installed (the extra `scan`); else the picture that ships with the package, with the number
in its comment segment.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Any

import orjson

from mockplatform.clock import moment
from mockplatform.rules.records import Certificate

SIZE = (1240, 877)
"""A5 across, at 150 dots an inch"""

TITLE = "特种设备型式试验证书"
MARK = "样张 - 模拟数据 SPECIMEN"


def picture(certificate: Certificate) -> bytes:
    """The JPEG of a certificate."""
    try:
        return _drawn(certificate)
    except ImportError:
        return with_comment(plain(), certificate.xssybh)


def with_comment(jpeg: bytes, text: str) -> bytes:
    """A JPEG with a comment segment after its first marker."""
    comment = text.encode()
    return jpeg[:2] + b"\xff\xfe" + (len(comment) + 2).to_bytes(2, "big") + comment + jpeg[2:]


@cache
def plain() -> bytes:
    """The picture that ships with the package."""
    return files("mockplatform.hosts").joinpath("data", "scan.jpg").read_bytes()


def lines(certificate: Certificate) -> list[str]:
    """What stands on the picture."""
    content: dict[str, Any] = orjson.loads(certificate.doc)
    rows = [f"证书编号:{certificate.xssybh}", f"制造单位统一社会信用代码:{certificate.holder}"]
    if "CPXH" in content:
        rows.append(f"产品型号:{content['CPXH']}")
    for code, name in (("FZRQ", "发证日期"), ("XCHCRQ", "下一次核查日期")):
        if code in content:
            rows.append(f"{name}:{moment(content[code]).date().isoformat()}")
    return rows


def draw(rows: list[str]) -> bytes:
    """A picture with these lines; raises ImportError without Pillow."""
    from PIL import Image, ImageDraw, ImageFont

    with files("mockplatform.hosts").joinpath("data", "scan.ttf").open("rb") as source:
        data = source.read()
    title, text, mark = (ImageFont.truetype(BytesIO(data), size) for size in (64, 36, 30))
    image = Image.new("RGB", SIZE, "white")
    canvas = ImageDraw.Draw(image)
    canvas.rectangle((30, 30, SIZE[0] - 30, SIZE[1] - 30), outline="#8a1c1c", width=6)
    canvas.text((SIZE[0] / 2, 150), TITLE, fill="#8a1c1c", font=title, anchor="mm")
    for number, row in enumerate(rows):
        canvas.text((130, 270 + number * 80), row, fill="black", font=text)
    canvas.text((SIZE[0] / 2, SIZE[1] - 90), MARK, fill="#707070", font=mark, anchor="mm")
    found = BytesIO()
    image.save(found, "JPEG", quality=85)
    return found.getvalue()


def _drawn(certificate: Certificate) -> bytes:
    return draw(lines(certificate))
