"""Addresses and regions, 5.3.5.4: `省,市,县^详细地址`, matched loosely against the divisions of spec/regions.py.

What the clause leaves open, as read here (E096, E097):

- the detail may be missing, with or without its `^`: 省、市、县 alone are called mandatory;
- a part may lack its suffix, and with it the name of a nationality: 浙江, 延边, 石柱. What two names of one city share
  is refused (临夏: 临夏市 or 临夏县); a name is never cut to one character (赵县);
- the city of a municipality may be 市辖区 or the municipality itself, which in 重庆 stands for 县 too;
- the city of a county directly under its province may be 省直辖县级行政区划 or the county itself;
- in a city without counties the third part is the city itself or one of its towns; 市辖区 is no third part anywhere;
- blanks and full-width separators are refused: the clause says 英文.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, NamedTuple, TypeVar

from mockplatform.spec.model import Text
from mockplatform.spec.regions import DIRECT, FILLERS, MUNICIPAL, divisions, towns


class Region(NamedTuple):
    """A county, or a town of a city that has no counties; the names are those of spec/regions.py."""

    province: str
    city: str
    county: str


class Address(NamedTuple):
    """What an address says; `detail` is empty if there is none."""

    region: Region
    detail: str


@dataclass(frozen=True, slots=True)
class Misfit:
    """Why a text is no address."""

    part: Literal["form", "province", "city", "county"]
    text: Text


LONGEST = 100
"""No element is longer than C..100 (E102), so no region is."""

_Counties = dict[str, tuple[Region, ...]]
_Cities = dict[str, _Counties]

_SUFFIX = re.compile("(?:省|市|自治区|地区|盟|自治州|自治县|自治旗|(?<=..)[新特]区|(?<=...)林区|区|县|旗|街道|镇)$")
_NATIONALITIES = re.compile(
    "(?:(?:蒙古|哈萨克|柯尔克孜|塔吉克|锡伯|维吾尔|达斡尔|朝鲜|土家|布依|哈尼|傈僳|仡佬|毛南|仫佬|拉祜|布朗|独龙|纳西|普米|景颇"
    "|裕固|东乡|保安|撒拉)族?|[满回苗土壮黎侗瑶彝白藏畲羌怒水傣佤各]族)+$"
)

_FORM = Text("it should be 省,市,县^详细地址", "格式应为省,市,县^详细地址")

_Named = TypeVar("_Named")


def parse(text: str) -> Address | Misfit:
    """The address that `text` spells, or why it spells none."""
    head, _, detail = text.partition("^")
    if len(head) > LONGEST:
        return Misfit("form", _FORM)
    region = _region(head)
    return Address(region, detail) if isinstance(region, Region) else region


def match(province: str, city: str, county: str) -> Region | Misfit:
    """The region that the three parts name, or the first part that names nothing."""
    full_name = _provinces().get(province)
    if full_name is None:
        return Misfit("province", Text(f"there is no province {province}", f"省份{province}不存在"))
    cities = _cities(full_name)
    counties = cities.get(city)
    if counties is None:
        return Misfit("city", Text(f"{province} has no city {city}", f"{province}没有城市{city}"))
    found = counties.get(county, ())
    return found[0] if len(found) == 1 else _no_county(cities, city, county, found)


def same_region(a: str, b: str) -> bool:
    """Whether two texts are addresses in the same region, however spelled."""
    one, other = parse(a), parse(b)
    return isinstance(one, Address) and isinstance(other, Address) and one.region == other.region


def within(region: Region, wanted: tuple[str, ...]) -> bool:
    """Whether `region` lies in the area `wanted`, as `members` reads it."""
    return region in members(wanted)


@lru_cache(maxsize=1024)
def members(wanted: tuple[str, ...]) -> frozenset[Region]:
    """The regions of an account's area: a province, province and city, or all three parts (E206); () is the country.

    The parts may be spelled as in an address. A name that is not known, and a fourth part, is a ValueError.
    """
    parts: tuple[str | None, ...] = (*wanted, *(None,) * (3 - len(wanted)))
    province, city, county = parts
    return frozenset(
        region
        for full_name in _chosen(_provinces(), province)
        for counties in _chosen(_cities(full_name), city)
        for regions in _chosen(counties, county)
        for region in regions
    )


@lru_cache(maxsize=8192)
def _region(head: str) -> Region | Misfit:
    """The region that 省,市,县 spells; remembered, as the same few recur."""
    wrong = _malformed(head)
    return Misfit("form", wrong) if wrong else match(*head.split(","))


def _malformed(head: str) -> Text | None:
    """What is wrong with the form of 省,市,县, if anything."""
    parts = head.split(",")
    if "，" in head or "＾" in head:
        return Text("the separators are the half-width , and ^, not full-width ones", "分隔符应为半角英文,和^,不是全角")
    if len(parts) != 3:
        return _FORM
    if not all(parts):
        return Text("province, city and county are mandatory", "省、市、县为必填内容")
    if any(part != part.strip() for part in parts):
        return Text("no blanks belong around province, city and county", "省、市、县前后不应有空格")
    return None


def _no_county(cities: _Cities, city: str, county: str, found: tuple[Region, ...]) -> Misfit:
    """Why `county` names no county, or more than one (`found`), of `city`."""
    if found:
        names = [region.county for region in found]
        return Misfit("county", Text(f"{county} may be {' or '.join(names)}", f"{county}不唯一,可为{'或'.join(names)}"))
    elsewhere = {",".join(region) for counties in cities.values() for region in counties.get(county, ())}
    en = f" (there is {' and '.join(sorted(elsewhere))})" if elsewhere else ""
    zh = f",另有{'、'.join(sorted(elsewhere))}" if elsewhere else ""
    return Misfit("county", Text(f"{city} has no county {county}{en}", f"{city}没有县(区){county}{zh}"))


def _chosen(named: dict[str, _Named], name: str | None) -> Iterable[_Named]:
    """The one of that name, or all if none is asked for."""
    if name is None:
        return named.values()
    if name not in named:
        raise ValueError(f"no division is called {name}")
    return (named[name],)


@cache
def _provinces() -> dict[str, str]:
    """Every spelling of a province → its name."""
    return {spelling: province for province in divisions() for spelling in _spellings(province)}


@cache
def _cities(province: str) -> _Cities:
    """Every spelling of a city of `province` → its counties. Only in 重庆 does one spelling stand for two cities."""
    spelled: dict[str, list[Region]] = {}
    for city, counties in divisions()[province].items():
        regions = [Region(province, city, name) for name in (*counties, *towns().get((province, city), ()))]
        for spelling in (city, *_spellings(province)) if city in MUNICIPAL else _spellings(city):
            spelled.setdefault(spelling, []).extend(regions)
        for region in regions if city in DIRECT else ():
            for spelling in _spellings(region.county):
                spelled.setdefault(spelling, []).append(region)
    return {spelling: _counties(regions) for spelling, regions in spelled.items()}


def _counties(regions: Iterable[Region]) -> _Counties:
    """Every spelling of a county of one city → what it may mean."""
    found: _Counties = {}
    for region in regions:
        for spelling in _spellings(region.county):
            found[spelling] = (*found.get(spelling, ()), region)
    return found


@cache
def _spellings(name: str) -> tuple[str, ...]:
    """A division's name, and its shorter forms: 延边朝鲜族自治州, 延边, 延边州."""
    stem = _SUFFIX.sub("", name)
    bare = _NATIONALITIES.sub("", stem)
    short = (bare if len(bare) > 1 else stem).removesuffix("族")
    if name in FILLERS or short == name or len(short) == 1:
        return (name,)
    return (name, short, short + "州") if name.endswith("自治州") else (name, short)
