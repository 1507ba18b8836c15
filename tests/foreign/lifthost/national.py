"""The three national systems: 8.1.3, 8.2 and 8.3, without the envelope of clause 5 (A.4.1.3, A.4.2, A.4.3)."""

from __future__ import annotations

from lifthost.answers import Answer, Refusal, Shape
from lifthost.world import World

PICTURE = (
    bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffdb004300") + bytes(range(1, 65)) + bytes.fromhex("ffd9")
)
"""Enough of a JPEG file to be told from other things"""

COMPANY = Shape("DWMC! ZCDZ TXDZ LXRXM LXRDH XKZBH FRXM XKZNX", {})
ACCIDENT = Shape("ZJBM! SGDJ SGTZ SGHJ SGFSSJ SGZJYY SGZYYY SGBJ SGSWRS SGSSRS SGSWRSX SGDCBM SGDABH NF", {})


def certificate(world: World, query: dict[str, list[str]]) -> Answer:
    """8.1.3: the picture of a type-test certificate."""
    if world.find("certificate", _one(query, "XSSYBH")) is None:
        raise Refusal(404, 6001, "型式试验证书不存在")
    return Answer(200, PICTURE, "image/jpeg")


def company(world: World, query: dict[str, list[str]]) -> Answer:
    """8.2: who holds a licence. What is not known is an empty object, or not found."""
    found = world.licences.get(_one(query, "XYDM"))
    if found is None and not world.style.always_200:
        raise Refusal(404, 6001, "单位不存在")
    return Answer(200, COMPANY.write(found, world.style) if found else {})


def accidents(world: World, query: dict[str, list[str]]) -> Answer:
    """8.3: the accidents with the lifts of a unit."""
    return Answer(200, [ACCIDENT.write(one, world.style) for one in world.accidents.get(_one(query, "XYDM"), [])])


def _one(query: dict[str, list[str]], key: str) -> str:
    values = [value for value in query.get(key, []) if value]
    if len(values) != 1:
        raise Refusal(400, 6001, f"请求参数有误: {key}")
    return values[0]


NATIONAL = {
    "/publicity/type_test_certificate": certificate,
    "/api/corporate_info": company,
    "/api/accidents": accidents,
}
