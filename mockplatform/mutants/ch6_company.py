"""Mutants of 6.3 to 6.8, 6.14 and 6.15 that break a rule for some records only, or store what was refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any, cast

from mockplatform.derive.problems import Problem
from mockplatform.derive.validate import Checked
from mockplatform.errors import Refused
from mockplatform.hosts.call import Call, Handler, Uplink
from mockplatform.mutants.ch6_details import date_not_judged, first_alone, short
from mockplatform.mutants.model import Change, route, row
from mockplatform.mutants.variants.handlers import judging, refused, revoking, taking
from mockplatform.spec.model import Text
from mockplatform.store.rows import CONSTRUCTIONS


def _one_by_one(call: Call, keys: list[str], revoke: Callable[[Call, list[str]], None]) -> None:
    """The first key decides; of the others those are revoked that can be, and the rest is passed over."""
    revoke(call, keys[:1])
    for key in keys[1:]:
        try:
            revoke(call, [key])
        except Refused:
            continue


def _stored_all_the_same(handler: Handler) -> Handler:
    """A construction without SGLB is refused, and stored as an installation."""

    def serve(call: Call, given: list[Checked]) -> Any:
        if len(given) == 1 and [one.path for one in given[0].problems] == ["SGLB"]:
            cast(Uplink, handler)(call, [Checked({**given[0].record, "SGLB": "INSTALL"})])
        return cast(Uplink, handler)(call, given)

    return serve


def _shown_all_the_same(handler: Handler) -> Handler:
    """A result without SJBB is refused, and its content kept."""

    def serve(call: Call, given: list[Checked]) -> Any:
        for one in given:
            if [problem.path for problem in one.problems] == ["SJBB"]:
                with call.writing() as connection:
                    found = CONSTRUCTIONS.find(connection, call.world.id, [str(one.record.get("SGID", ""))])
                    kept = json.dumps({"GZXLNR": one.record.get("GZXLNR")})
                    stored = [replace(work, result=kept) for work in found.values()]
                    CONSTRUCTIONS.replace(connection, call.world.id, stored)
        return cast(Uplink, handler)(call, given)

    return serve


def _result_with_work(call: Call, keys: list[str], revoke: Callable[[Call, list[str]], None]) -> None:
    """6.8 takes the construction away with its result."""
    revoke(call, keys)
    with call.writing() as connection:
        found = CONSTRUCTIONS.find(connection, call.world.id, keys).values()
        gone = [replace(one, state="revoked", change="DELETE", updated=call.now) for one in found]
        CONSTRUCTIONS.replace(connection, call.world.id, gone)


def _notice_missing(call: Call, given: list[Checked]) -> None:
    """A constructor's SFGZ of false is taken for none."""
    for index, one in enumerate(given):
        if "constructor" in call.account.roles and one.record.get("SFGZ") is False:
            raise refused(call, index, one, Problem("missing", "SFGZ", "是否施工告知", requirement="R-6.5.2-2"))


def _first_stored(handler: Handler) -> Handler:
    def serve(call: Call, given: list[Checked]) -> Any:
        if any(one.problems for one in given):
            return cast(Uplink, handler)(call, given)
        ids = cast(Uplink, handler)(call, given[:1])
        return [*ids, *(str(int(ids[0]) + 900_000 + number) for number in range(1, len(given)))]

    return serve


# fmt: off
MUTANTS: tuple[Change, ...] = (
    Change("company-revokes", "6.3.1", ("R-6.3.1-1",),
           Text("A lift in use that stands second in a DELETE is passed over, and the call acknowledged.",
                "DELETE 中排在第二的在用电梯被跳过,并返回成功。"),
           route("6.3", revoking(_one_by_one)), kind="batch"),
    Change("second-construction-not-judged", "6.4.2", ("R-6.4.2-1",),
           Text("Of the constructions in a batch only the first is judged.", "批量施工信息仅校验第一条。"),
           route("6.4", first_alone(SGLB="INSTALL")), kind="batch"),
    Change("refused-construction-stored", "6.4.2", ("R-6.4.2-1",),
           Text("A construction without SGLB is refused, and stored.", "未提供施工类别的施工信息被拒绝但仍被存储。"),
           route("6.4", _stored_all_the_same), kind="effect"),
    Change("date-of-work-in-letters", "6.4.2", ("R-6.4.2-1",),
           Text("AZRQ takes any text.", "安装日期可为任意文本。"),
           route("6.4", taking(date_not_judged("AZRQ"))), kind="values"),
    Change("no-notice-refused", "6.5.2", ("R-6.5.2-2",),
           Text("A SFGZ of false counts as missing.", "是否施工告知为 false 时视为缺失。"),
           route("6.5", judging(_notice_missing)), kind="values"),
    Change("changed-kinds-of-work-unlisted", "6.5.2", ("R-6.4.2-2", "R-6.5.2-1"),
           Text("6.5 takes any SGLB (note 1).", "6.5 的施工类别可取任意值(注 1)。"),
           row(8, "SGLB", codes=""), kind="table"),
    Change("second-work-not-judged", "6.5.2", ("R-6.5.2-1",),
           Text("Of the constructions that an array modifies only the first is judged.", "批量修改施工信息仅校验第一条。"),
           route("6.5", first_alone(SGDQ="浙江省,舟山市,普陀区")), kind="batch"),
    Change("date-of-changed-work-in-letters", "6.5.2", ("R-6.5.2-1",),
           Text("AZRQ of 6.5 may be letters.", "6.5 的安装日期可以是字母。"),
           route("6.5", taking(date_not_judged("AZRQ"))), kind="values"),
    Change("inspected-work-in-company", "6.6.1", ("R-6.6.1-1",),
           Text("An inspected installation that stands second in a DELETE is passed over, and the call acknowledged.",
                "DELETE 中排在第二的已检验施工记录被跳过,并返回成功。"),
           route("6.6", revoking(_one_by_one)), kind="batch"),
    Change("second-result-not-judged", "6.7.2", ("R-6.7.2-1",),
           Text("Of the results in an array only the first is judged.", "批量施工结果仅校验第一条。"),
           route("6.7", first_alone()), kind="batch"),
    Change("content-of-fifty", "6.7.2", ("R-6.7.2-1",),
           Text("Of GZXLNR 50 characters are stored.", "改造修理内容只存储前 50 位。"),
           route("6.7", taking(short("GZXLNR", 50))), kind="values"),
    Change("refused-result-stored", "6.7.2", ("R-6.7.2-1",),
           Text("A result without SJBB is refused, and shown in SGXX.", "未提供数据版本的结果被拒绝但仍显示在 SGXX 中。"),
           route("6.7", _shown_all_the_same), kind="effect"),
    Change("date-of-result-in-letters", "6.7.2", ("R-6.7.2-1",),
           Text("SGJGRQ may be letters.", "施工竣工日期可以是字母。"),
           route("6.7", taking(date_not_judged("SGJGRQ"))), kind="values"),
    Change("result-takes-its-work-away", "6.8.1", ("R-6.8.1-1",),
           Text("6.8 revokes the construction with its result.", "6.8 将施工记录与结果一并撤销。"),
           route("6.8", revoking(_result_with_work)), kind="life cycle"),
    Change("second-recall-not-judged", "6.14.2", ("R-6.14.2-1",),
           Text("Of the recalls in an array only the first is judged.", "批量召回仅校验第一条。"),
           route("6.14", first_alone(ZHXXH="X")), kind="batch"),
    Change("second-recall-lost", "6.14.2", ("R-6.14.2-1",),
           Text("Of the recalls in an array the first is stored.", "批量召回只存储第一条。"),
           route("6.14", _first_stored), kind="batch"),
    Change("second-changed-recall-not-judged", "6.15.2", ("R-6.15.2-1",),
           Text("Of the recalls that an array modifies only the first is judged.", "批量修改召回仅校验第一条。"),
           route("6.15", first_alone()), kind="batch"),
    Change("recall-reason-of-fifty", "6.15.2", ("R-6.15.2-1",),
           Text("6.15 stores 50 characters of the reason.", "6.15 只存储召回原因的前 50 位。"),
           route("6.15", taking(short("ZHYY", 50))), kind="values"),
)
# fmt: on
