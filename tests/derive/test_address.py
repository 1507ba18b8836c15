"""Addresses, 5.3.5.4: what is read, what is refused and for which part, and areas of accounts."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockplatform.derive.address import LONGEST, Address, Misfit, Region, match, members, parse, same_region, within
from mockplatform.spec.regions import divisions, towns

COUNTIES = [
    Region(province, city, county)
    for province, cities in divisions().items()
    for city, counties in cities.items()
    for county in counties
]
PUTUO = Region("浙江省", "舟山市", "普陀区")
DONGCHENG = Region("北京市", "市辖区", "东城区")
HUANGPU = Region("上海市", "市辖区", "黄浦区")

counties = st.sampled_from(COUNTIES)
divided = counties.filter(lambda county: county[:2] not in towns())  # 中山: 东区 is 东区街道 for short


def region(text: str) -> Region:
    found = parse(text)
    assert isinstance(found, Address), found
    return found.region


def misfit(text: str) -> Misfit:
    found = parse(text)
    assert isinstance(found, Misfit), found
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("浙江省,舟山市,普陀区^东港街道1号", Address(PUTUO, "东港街道1号")),
        ("北京,市辖区,东城区^长安街1号", Address(DONGCHENG, "长安街1号")),
        ("北京,北京市,东城区^长安街1号", Address(DONGCHENG, "长安街1号")),
        ("北京,北京,东城区^长安街1号", Address(DONGCHENG, "长安街1号")),
        ("上海,市辖区,黄浦区", Address(HUANGPU, "")),
        ("上海市,市辖区,黄浦区^", Address(HUANGPU, "")),
        ("浙江,舟山,普陀^a^b,c，d ", Address(PUTUO, "a^b,c，d ")),
    ],
)
def test_addresses_as_the_standard_writes_them(text: str, expected: Address) -> None:
    assert parse(text) == expected


def test_every_county_is_accepted_in_its_own_city() -> None:
    assert [county for county in COUNTIES if match(*county) != county] == []


def test_every_county_is_accepted_without_the_suffix_of_its_province() -> None:
    suffix = re.compile("省|市|壮族自治区|回族自治区|维吾尔自治区|自治区")
    assert [c for c in COUNTIES if match(suffix.sub("", c.province), c.city, c.county) != c] == []


def test_every_town_is_accepted_where_there_are_no_counties() -> None:
    for (province, city), names in towns().items():
        assert [name for name in names if match(province, city, name) != (province, city, name)] == []


@given(divided, counties)
def test_a_county_of_another_city_is_refused(here: Region, other: Region) -> None:
    found = match(here.province, here.city, other.county)
    if other.county in divisions()[here.province][here.city]:
        assert found == Region(here.province, here.city, other.county)
    else:
        assert isinstance(found, Misfit)
        assert found.part == "county"


@given(counties, st.text("路1号^,，＾ \u3000\n", max_size=30))
def test_the_detail_is_kept_as_sent(county: Region, detail: str) -> None:
    assert parse(",".join(county) + "^" + detail) == Address(county, detail)


@given(st.text(st.sampled_from("浙江省舟山市普陀区北京东城,^，＾ \u3000"), max_size=20))
def test_every_text_is_an_address_or_has_a_reason_in_both_languages(text: str) -> None:
    found = parse(text)
    if isinstance(found, Misfit):
        assert found.text.en
        assert found.text.zh
    else:
        assert found.region in members(())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("内蒙古,锡林郭勒,锡林浩特", ("内蒙古自治区", "锡林郭勒盟", "锡林浩特市")),
        ("广西,桂林,龙胜", ("广西壮族自治区", "桂林市", "龙胜各族自治县")),
        ("吉林,延边,延吉", ("吉林省", "延边朝鲜族自治州", "延吉市")),
        ("吉林,延边州,延吉", ("吉林省", "延边朝鲜族自治州", "延吉市")),
        ("西藏,阿里,噶尔", ("西藏自治区", "阿里地区", "噶尔县")),
        ("上海,上海,浦东", ("上海市", "市辖区", "浦东新区")),
        ("山西,太原,万柏林", ("山西省", "太原市", "万柏林区")),
        ("甘肃,临夏,东乡", ("甘肃省", "临夏回族自治州", "东乡族自治县")),
        ("重庆,县,忠县", ("重庆市", "县", "忠县")),
        ("重庆,重庆市,忠县", ("重庆市", "县", "忠县")),
        ("重庆市,重庆,渝中", ("重庆市", "市辖区", "渝中区")),
        ("海南省,省直辖县级行政区划,琼海市", ("海南省", "省直辖县级行政区划", "琼海市")),
        ("海南,琼海,琼海市", ("海南省", "省直辖县级行政区划", "琼海市")),
        ("湖北,神农架林区,神农架", ("湖北省", "省直辖县级行政区划", "神农架林区")),
        ("新疆,石河子市,石河子市", ("新疆维吾尔自治区", "自治区直辖县级行政区划", "石河子市")),
        ("广东,东莞,东莞", ("广东省", "东莞市", "东莞市")),
        ("广东,东莞市,长安", ("广东省", "东莞市", "长安镇")),
        ("河北,石家庄,赵县", ("河北省", "石家庄市", "赵县")),
    ],
)
def test_shorter_names(text: str, expected: tuple[str, str, str]) -> None:
    assert region(text) == expected


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", "form"),
        ("某路1号", "form"),
        ("浙江省,舟山市^x", "form"),
        ("浙江省,舟山市,普陀区,东港街道", "form"),
        ("浙江省,,普陀区^x", "form"),
        ("浙江省，舟山市，普陀区^x", "form"),
        ("浙江省,舟山市,普陀区＾x", "form"),
        ("浙江省, 舟山市,普陀区^x", "form"),
        ("浙江省,舟山市,普陀区\u3000^x", "form"),
        ("浙江省,舟山市," + "区" * LONGEST, "form"),
        ("浙,舟山市,普陀区", "province"),
        ("香港特别行政区,香港岛,湾仔区", "province"),
        ("浙江省,上海市,普陀区", "city"),
        ("浙江省,浙江省,普陀区", "city"),
        ("浙江省,市辖区,普陀区", "city"),
        ("浙江省,舟山市,不存在区", "county"),
        ("浙江省,舟山市,市辖区", "county"),
        ("浙江省,宁波市,普陀区", "county"),
        ("重庆市,市辖区,忠县", "county"),
        ("湖北省,仙桃市,潜江市", "county"),
        ("河北省,石家庄市,赵", "county"),
    ],
)
def test_refused_for_its_part(text: str, part: str) -> None:
    assert misfit(text).part == part


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("浙江，舟山，普陀", "分隔符应为半角英文,和^,不是全角", "half-width"),
        ("浙江,,普陀", "省、市、县为必填内容", "mandatory"),
        ("浙江,宁波,普陀区", "宁波没有县(区)普陀区,另有浙江省,舟山市,普陀区", "there is 浙江省,舟山市,普陀区"),
        ("甘肃,临夏,临夏", "临夏不唯一,可为临夏市或临夏县", "临夏市 or 临夏县"),
    ],
)
def test_the_reason_says_what_is_wrong(text: str, zh: str, en: str) -> None:
    assert misfit(text).text.zh == zh
    assert en in misfit(text).text.en


def test_names_that_are_ambiguous_for_short() -> None:
    short = {
        (county.city, name)
        for county in COUNTIES
        for name in (re.sub("[市区县旗]$", "", county.county), re.sub("新区$", "", county.county))
        if isinstance(found := match(*county[:2], name), Misfit) and "不唯一" in found.text.zh
    }
    assert short == {
        ("秦皇岛市", "北戴河"),
        ("临夏回族自治州", "临夏"),
        ("和田地区", "和田"),
        ("伊犁哈萨克自治州", "伊宁"),
    }


def test_one_spelling_stands_for_one_city_save_in_chongqing() -> None:
    for province in divisions():
        for city in {name.removesuffix("市") for name in divisions()[province]}:
            found = {one.city for one in members((province, city))} if city not in {"市辖区", "县"} else {city}
            assert len(found) == 1
    assert {one.city for one in members(("重庆", "重庆"))} == {"市辖区", "县"}


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("北京,市辖区,东城区^a", "北京市,北京,东城^b", True),
        ("浙江省,舟山市,普陀区", "上海市,市辖区,普陀区", False),
        ("某路", "某路", False),
        ("浙江省,舟山市,普陀区", "某路", False),
    ],
)
def test_same_region(a: str, b: str, same: bool) -> None:
    assert same_region(a, b) is same


@pytest.mark.parametrize(
    ("wanted", "inside"),
    [
        ((), True),
        (("浙江省",), True),
        (("浙江",), True),
        (("浙江省", "舟山市"), True),
        (("浙江", "舟山", "普陀"), True),
        (("江苏省",), False),
        (("浙江省", "宁波市"), False),
        (("浙江省", "舟山市", "定海区"), False),
    ],
)
def test_within_an_area(wanted: tuple[str, ...], inside: bool) -> None:
    assert within(PUTUO, wanted) is inside


def test_an_area_holds_municipalities_direct_counties_and_towns() -> None:
    assert within(DONGCHENG, ("北京市", "北京市"))
    assert members(("湖北", "仙桃市")) == {("湖北省", "省直辖县级行政区划", "仙桃市")}
    assert within(region("广东,东莞,长安镇"), ("广东", "东莞"))
    assert len(members(())) == 2978 + sum(map(len, towns().values()))


@pytest.mark.parametrize("wanted", [("浙",), ("浙江省", "上海市"), ("浙江省", "舟山市", "x"), (*PUTUO, "东港街道")])
def test_an_unknown_area_is_a_mistake_of_the_caller(wanted: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="."):
        within(PUTUO, wanted)
