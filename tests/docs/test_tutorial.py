"""The README's tutorial, played against a real server over mutual TLS, each answer looked at."""

from __future__ import annotations

import importlib.util
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from mockplatform.app import MockPlatform
from mockplatform.settings import Settings

SCRIPT = Path(__file__).parents[2] / "docs" / "tutorial" / "life_of_a_lift.py"
CODE = "31103300002021000001"[:20]


def _script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("life_of_a_lift", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look it up there
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MockPlatform]:
    with MockPlatform(Settings(port=0, admin_port=0, pki=str(tmp_path_factory.mktemp("pki")), records=0)) as platform:
        yield platform


@pytest.fixture(scope="module")
def steps(server: MockPlatform) -> list[Any]:
    script = _script()
    target = tomllib.loads((server.pki.folder / "target.toml").read_text(encoding="utf-8"))
    platform = script.Platform(server.url, server.pki.folder)
    builder, inspector = target["accounts"]["constructor"]["xydm"], target["data"]["organisations"]["INSPECT"][0]
    return list(script.play(platform, CODE, builder, inspector))


def data(step: Any) -> Any:
    return step.answer["data"]


def test_the_whole_life_in_order(steps: list[Any]) -> None:
    assert [(step.clause, step.status) for step in steps] == [
        ("8.1.1", 201), ("8.1.2", 201), ("6.1", 201), ("6.4", 201), ("6.5", 200), ("6.11", 200), ("7.16", 200), ("7.21", 200),
        ("7.23", 200), ("7.10", 201), ("7.23", 200), ("6.9", 200), ("6.12", 200), ("6.2", 200), ("7.10", 201), ("6.10", 200),
        ("6.7", 200), ("7.1", 201), ("7.7", 201), ("7.4", 201), ("7.13", 201), ("6.14", 201), ("6.12", 200), ("7.20", 200),
        ("7.1", 201), ("7.1", 201), ("7.20", 200),
    ]  # fmt: skip


def test_pushes_are_answered_in_their_own_way(steps: list[Any]) -> None:
    for step in steps[:2]:
        assert set(step.answer) == {"timestamp", "code", "msg"}
        assert step.answer["code"] == "1"


def test_ids(steps: list[Any]) -> None:
    assert data(steps[2]) == {"id": CODE}
    sgid = data(steps[3])["id"]
    assert len(sgid) == 19
    assert [data(steps[n]) for n in (4, 7, 16)] == [{"id": sgid}] * 3
    assert data(steps[8]) == {"id": CODE}


def test_notices(steps: list[Any]) -> None:
    sgid = data(steps[3])["id"]
    [entry] = data(steps[5])
    assert (entry["ZJBM"], entry["SGID"]) == (CODE, sgid)
    [pending] = data(steps[6])
    assert (pending["SGID"], pending["SFGZ"]) == (sgid, True)
    [modify] = data(steps[11])
    assert (modify["ZJBM"], modify["SGID"], modify["FKNR"]) == (CODE, sgid, "额定速度与铭牌不符")


def test_the_maker_reads_its_lift(steps: list[Any]) -> None:
    item = data(steps[12])
    assert (item["ZJXX"]["TSD"], item["ZJXX"]["SJBB"], item["ZJXX"]["DTXXWZ"]) == (1.75, 1, True)
    assert len(item["BJXX"]) == 9


def test_the_construction_is_inspected_and_then_entered(steps: list[Any]) -> None:
    [works] = data(steps[15])
    assert (works["ZJBM"], works["SFGZ"], works["BGLX"]) == (CODE, True, "MODIFY")


@pytest.mark.parametrize("number", [22, 23], ids=["6.12", "7.20"])
def test_both_sides_see_all_of_it(steps: list[Any], number: int) -> None:
    item = data(steps[number])
    lift = item["ZJXX"]
    assert (lift["TSD"], lift["SYZT"], lift["BGLX"]) == (2, "USING", "MODIFY")
    assert [one["JYJL"] for one in item["JYXX"]] == ["不合格", "复检合格"]
    assert [one["SGJGRQ"] > 0 for one in item["SGXX"]] == [True]
    assert item["SGXX"][0]["SGGZSLJG"] == "西湖区市场监督管理局"
    assert [one["SBSYDD"] for one in item["SYDWGLXX"]] == ["浙江省,杭州市,西湖区^文三路2号1幢"]
    assert [one["YJJYDH"] for one in item["WBXX"]] == ["96333"]
    assert [one["BXXZ"] for one in item["BXXX"]] == ["电梯责任保险"]
    assert [one["JCXZZF"] for one in item["JDXX"]] == ["日常监督检查,未发现问题"]
    assert [one["ZHYY"] for one in item["ZHXX"]] == ["弹簧疲劳"]


def test_its_end(steps: list[Any]) -> None:
    item = data(steps[26])
    assert item["ZJXX"]["SYZT"] == "SCRAP"
    assert [one["SBSYZT"] for one in item["SYDWGLXX"]] == ["USING", "STOP", "SCRAP"]
