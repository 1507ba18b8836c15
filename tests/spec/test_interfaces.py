"""A second witness of the interfaces: clause, method, path and name, typed from the clauses and from Tables 3, 20 and 44."""

from __future__ import annotations

import pytest

from mockplatform.spec.interfaces import HOST_ALIASES, HOSTS, INTERFACES, ROLES, Interface, Mode
from mockplatform.spec.limits import LIMITS
from mockplatform.spec.requirements import REQUIREMENTS
from mockplatform.spec.tables import TABLES

T = "/api/tp/v1"

# fmt: off
PRINTED = {
    "6.1":  ("POST",   "lifthost", f"{T}/lifts",                            "添加电梯制造信息"),
    "6.2":  ("PUT",    "lifthost", f"{T}/lifts",                            "修改电梯制造信息"),
    "6.3":  ("DELETE", "lifthost", f"{T}/lifts",                            "撤销电梯制造信息"),
    "6.4":  ("POST",   "lifthost", f"{T}/constructions/authorize",          "添加电梯施工基础信息"),
    "6.5":  ("PUT",    "lifthost", f"{T}/constructions/authorize",          "修改电梯施工基础信息"),
    "6.6":  ("DELETE", "lifthost", f"{T}/constructions/authorize",          "撤销电梯施工基础信息"),
    "6.7":  ("PUT",    "lifthost", f"{T}/constructions/entry",              "录入电梯安装、改造、修理、移装结果信息"),
    "6.8":  ("DELETE", "lifthost", f"{T}/constructions/entry",              "撤销电梯安装、改造、修理、移装结果信息"),
    "6.9":  ("GET",    "lifthost", f"{T}/modify_notices",                   "获取数据修改通知"),
    "6.10": ("GET",    "lifthost", f"{T}/notices_info",                     "获取施工基础信息"),
    "6.11": ("GET",    "lifthost", f"{T}/entry_notices",                    "获取安装、移装结果录入通知"),
    "6.12": ("GET",    "lifthost", f"{T}/lifts/enterprise",                 "获取电梯完整信息"),
    "6.13": ("GET",    "lifthost", f"{T}/lifts/orgs",                       "获取单位基础信息"),
    "6.14": ("POST",   "lifthost", f"{T}/lifts/enterprise/recallInfo",      "录入电梯召回完成情况"),
    "6.15": ("PUT",    "lifthost", f"{T}/lifts/enterprise/recallInfo",      "修改电梯召回完成情况"),
    "6.16": ("DELETE", "lifthost", f"{T}/lifts/enterprise/recallInfo",      "撤销电梯召回完成情况"),
    "7.1":  ("POST",   "lifthost", f"{T}/usage_companies",                  "添加电梯使用单位及使用管理追溯信息"),
    "7.2":  ("PUT",    "lifthost", f"{T}/usage_companies",                  "修改电梯使用单位及使用管理追溯信息"),
    "7.3":  ("DELETE", "lifthost", f"{T}/usage_companies",                  "撤销电梯使用单位及使用管理追溯信息"),
    "7.4":  ("POST",   "lifthost", f"{T}/insurances",                       "添加电梯整机保险追溯信息"),
    "7.5":  ("PUT",    "lifthost", f"{T}/insurances",                       "修改电梯整机保险追溯信息"),
    "7.6":  ("DELETE", "lifthost", f"{T}/insurances",                       "撤销电梯整机保险追溯信息"),
    "7.7":  ("POST",   "lifthost", f"{T}/maintenances",                     "添加维护保养追溯信息"),
    "7.8":  ("PUT",    "lifthost", f"{T}/maintenances",                     "修改维护保养追溯信息"),
    "7.9":  ("DELETE", "lifthost", f"{T}/maintenances",                     "撤销维护保养追溯信息"),
    "7.10": ("POST",   "lifthost", f"{T}/examine_infos",                    "添加检验检测追溯信息"),
    "7.11": ("PUT",    "lifthost", f"{T}/examine_infos",                    "修改检验检测追溯信息"),
    "7.12": ("DELETE", "lifthost", f"{T}/examine_infos",                    "撤销检验检测追溯信息"),
    "7.13": ("POST",   "lifthost", f"{T}/supervise_infos",                  "添加监督管理追溯信息"),
    "7.14": ("PUT",    "lifthost", f"{T}/supervise_infos",                  "修改监督管理追溯信息"),
    "7.15": ("DELETE", "lifthost", f"{T}/supervise_infos",                  "撤销监督管理追溯信息"),
    "7.16": ("GET",    "lifthost", f"{T}/construction_notices",             "获取待阅施工告知信息"),
    "7.17": ("POST",   "lifthost", f"{T}/orgs",                             "添加单位(使用、维护保养)基础信息"),
    "7.18": ("PUT",    "lifthost", f"{T}/orgs",                             "修改单位(使用、维护保养)基础信息"),
    "7.19": ("GET",    "lifthost", f"{T}/orgs",                             "获取单位基础信息"),
    "7.20": ("GET",    "lifthost", f"{T}/lifts/administrative",             "获取电梯完整信息"),
    "7.21": ("PUT",    "lifthost", f"{T}/constructions/inform",             "添加施工告知单信息"),
    "7.22": ("DELETE", "lifthost", f"{T}/constructions/inform",             "撤销施工告知单信息"),
    "7.23": ("PUT",    "lifthost", f"{T}/lifts/lock",                       "锁定或解除锁定电梯制造信息"),
    "8.1.1": ("POST",  "lifthost", "/api/typetest/component_unit",          "接收电梯整机及部件制造单位的单位信息"),
    "8.1.2": ("POST",  "lifthost", "/api/typetest/test_certificate_rl",     "接收电梯整机及部件型式试验证书信息"),
    "8.1.3": ("GET",   "xssyhost", "/publicity/type_test_certificate",      "获取型式试验证书"),
    "8.2":   ("GET",   "xzxkhost", "/api/corporate_info",                   "获取市场主体基础信息和行政许可信息"),
    "8.3":   ("GET",   "sgghost",  "/api/accidents",                        "获取电梯事故基础信息"),
}

DOWNLINKS = "6.9 6.10 6.11 6.12 6.13 7.16 7.19 7.20"  # 下行接口 in Tables 3 and 20
KEYS = {"6.3": "ZJBM", "6.6": "SGID", "6.8": "SGID", "6.16": "ZHID", "7.3": "SYDWGLID", "7.6": "BXID", "7.9": "WBID",
        "7.12": "JYID", "7.15": "JDID", "7.22": "SGID"}
ROLE = {
    "manufacturer":             "6.1 6.2 6.3 6.9 6.12 6.14 6.15 6.16",
    "manufacturer constructor": "6.4 6.5 6.6 6.10 6.13",
    "constructor":              "6.7 6.8 6.11",
    "typetest":                 "8.1.1 8.1.2",
    "platform":                 "8.1.3 8.2 8.3",
}
TABLE = {  # the table of an interface follows the order of the clauses, with 20 and 44 in between
    **{f"6.{n}": n + 3 for n in range(1, 17)},
    **{f"7.{n}": n + 20 for n in range(1, 24)},
    "8.1.1": 45, "8.1.2": 46, "8.1.3": 47, "8.2": 48, "8.3": 49,
}
# fmt: on

every = pytest.mark.parametrize("row", INTERFACES.values(), ids=lambda row: row.id)


def test_there_are_44_of_them_in_the_order_of_the_clauses() -> None:
    assert list(INTERFACES) == list(PRINTED)
    assert len(INTERFACES) == 16 + 23 + 5


@every
def test_as_printed(row: Interface) -> None:
    assert (row.method, row.host, row.path, row.name.zh) == PRINTED[row.id]
    assert row.name.en


@every
def test_its_table(row: Interface) -> None:
    answers = row.method == "GET"
    assert (row.body, row.answer) == ((None, TABLE[row.id]) if answers else (TABLE[row.id], None))
    assert TABLES[TABLE[row.id]].clause == row.id


def test_no_method_stands_twice_on_a_path() -> None:
    places = [(row.host, row.method, path) for row in INTERFACES.values() for path in (row.path, *row.also)]
    assert len(set(places)) == len(places)


@every
def test_its_direction(row: Interface) -> None:
    if row.id.startswith("8."):
        assert row.direction == ("push" if row.id in ("8.1.1", "8.1.2") else "national")
    else:
        assert row.direction == ("downlink" if row.id in DOWNLINKS.split() else "uplink")
    assert (row.direction in ("downlink", "national")) == (row.method == "GET")


@every
def test_its_roles(row: Interface) -> None:
    typed = {clause: role for role, clauses in ROLE.items() for clause in clauses.split()}
    assert " ".join(row.roles) == typed.get(row.id, "province")
    assert set(row.roles) <= set(ROLES)


@every
def test_what_a_delete_names(row: Interface) -> None:
    assert row.key == KEYS.get(row.id, "")
    assert (row.method == "DELETE") == bool(row.key)
    if row.body is not None and row.key:
        assert [member.code for member in TABLES[row.body].members()] == [row.key]


@every
def test_its_requirements_exist(row: Interface) -> None:
    assert row.endpoint_requirement in REQUIREMENTS
    assert f"R-{row.annex}-1" in REQUIREMENTS
    for mode in row.modes:
        for limit, requirement in mode.limits:
            assert limit in LIMITS
            assert REQUIREMENTS[requirement].clause == f"{row.id}.1"


def test_annexes_are_in_the_same_order() -> None:
    chapters = {"6": "A.2", "7": "A.3"}
    for row in INTERFACES.values():
        chapter, _, number = row.id.partition(".")
        assert row.annex == (f"{chapters[chapter]}.{number}" if chapter in chapters else row.annex)
        assert row.annex.startswith("A.")


# fmt: off
INCREMENT = {"by_month": ("initial",), "by_code": (), "by_updated": ("lookback", "ten_minute"), "by_code_and_updated": ()}
MODES: dict[str, dict[str, tuple[str, ...]]] = {  # 6.9.1 … 7.20.1: mode → its limits
    "6.9":  {"recent": (), "by_created": ()},
    "6.10": {"recent": (), "by_code": (), "by_updated": (), "by_code_and_updated": ()},
    "6.11": {"recent": (), "by_created": ()},
    "6.12": {"by_month": ("window",), "by_code": (), "by_updated": ("lookback", "window", "daily"), "by_code_and_updated": ()},
    "6.13": INCREMENT, "7.16": INCREMENT, "7.19": INCREMENT, "7.20": INCREMENT,
    "8.1.3": {"by_code": ()}, "8.2": {"by_code": ()}, "8.3": {"by_code": ()},
}
SENTENCE = {"window": "1:00 至 5:00", "daily": "24 小时以上", "ten_minute": "10 分钟以上", "lookback": "过去", "initial": "3 个月内"}
# fmt: on


@every
def test_its_modes_and_their_limits(row: Interface) -> None:
    found = {mode.name: tuple(limit for limit, _ in mode.limits) for mode in row.modes}
    assert found == MODES.get(row.id, {})
    for mode in row.modes:
        for limit, requirement in mode.limits:
            assert SENTENCE[limit] in REQUIREMENTS[requirement].zh


@every
def test_a_query_has_one_mode_at_most(row: Interface) -> None:
    def fits(mode: Mode, given: set[str]) -> bool:
        return set(mode.keys) <= given <= {*mode.keys, *mode.optional}

    queries = [
        set(mode.keys) | set(mode.optional[:count]) for mode in row.modes for count in range(len(mode.optional) + 1)
    ]
    assert all(sum(fits(mode, query) for mode in row.modes) == 1 for query in queries)


@every
def test_query_keys_are_elements_of_the_answer(row: Interface) -> None:
    if row.answer is not None and row.id not in ("8.2", "8.3"):  # these two leave the year or the code out: E225, E226
        table = TABLES[row.answer]
        known = {member.code for member in (*table.rows, *table.extensions)}
        assert {code for mode in row.modes for code in (*mode.keys, *mode.optional)} <= known


def test_hosts() -> None:
    assert list(HOSTS) == ["lifthost", "xssyhost", "xzxkhost", "sgghost"]  # 5.3.5.9
    assert {row.host for row in INTERFACES.values()} == set(HOSTS)
    assert HOST_ALIASES == {"xzkhhost": "xzxkhost", "lifhost": "lifthost"}  # E058, E059


def test_the_other_path_in_print() -> None:  # E057
    assert {row.id: row.also for row in INTERFACES.values() if row.also} == {"6.10": (f"{T}/lifts/notices_info",)}
