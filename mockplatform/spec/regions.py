"""The administrative divisions of 5.3.5.4: 31 provinces, 342 cities, 2978 counties of the Bureau of Statistics.

The edition is that of 2023-06-30, the last that was published; data/regions.txt is made by tools/regions.py.
Names are the Bureau's own, in its order, with its fillers at the middle level: 市辖区 and, in 重庆, 县 in a
municipality; 省直辖县级行政区划 and 自治区直辖县级行政区划 for the counties directly under a province. The list has no
Hong Kong, Macao or Taiwan.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

MUNICIPAL = frozenset({"市辖区", "县"})
"""Fillers in a municipality."""

DIRECT = frozenset({"省直辖县级行政区划", "自治区直辖县级行政区划"})
"""Fillers over the counties directly under a province."""

FILLERS = MUNICIPAL | DIRECT
"""Entries of the middle level that are no cities."""


@cache
def divisions() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Province → city → names of its counties.

    Four cities have no counties (东莞市, 中山市, 儋州市, 嘉峪关市): their only county bears the city's name; they
    have `towns`.
    """
    names = _names()
    tree: dict[str, dict[str, list[str]]] = {}
    for code, name in names.items():
        if len(code) == 2:
            tree[name] = {}
        elif len(code) == 4:
            tree[names[code[:2]]][name] = []
        elif len(code) == 6:
            tree[names[code[:2]]][names[code[:4]]].append(name)
    return MappingProxyType(
        {
            province: MappingProxyType({city: tuple(counties) for city, counties in cities.items()})
            for province, cities in tree.items()
        }
    )


@cache
def towns() -> Mapping[tuple[str, str], tuple[str, ...]]:
    """(province, city) → names of its towns and subdistricts, for the four cities that have no counties.

    The Bureau lists them directly under the city, so they may stand as the third part of an address there.
    """
    names = _names()
    found: dict[tuple[str, str], list[str]] = {}
    for code, name in names.items():
        if len(code) == 9:
            found.setdefault((names[code[:2]], names[code[:4]]), []).append(name)
    return MappingProxyType({city: tuple(listed) for city, listed in found.items()})


@cache
def province_codes() -> Mapping[str, str]:
    """Province → its code of two digits."""
    return MappingProxyType({name: code for code, name in _names().items() if len(code) == 2})


@cache
def county_codes() -> Mapping[tuple[str, str, str], str]:
    """(province, city, county) → its code of six digits. A county's name alone is not unique, even in its province."""
    names = _names()
    return MappingProxyType(
        {(names[code[:2]], names[code[:4]], name): code for code, name in names.items() if len(code) == 6}
    )


@cache
def _names() -> Mapping[str, str]:
    """Every division of the file: code → name; each after the one that contains it."""
    text = files(__package__).joinpath("data", "regions.txt").read_text(encoding="utf-8")
    return dict(line.split(" ", 1) for line in text.splitlines() if not line.startswith("#"))
