"""Mutants of chapters 7 and 8 that show only beside another record, in an array, the second time, or later."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from sqlalchemy import Table

from mockplatform.errors import Refused
from mockplatform.hosts.call import Call, Handler
from mockplatform.mutants import ch7_ways as ways
from mockplatform.mutants import faults
from mockplatform.mutants.model import Alter, Change, Parts, route, several
from mockplatform.mutants.variants.handlers import changed, without
from mockplatform.rules.records import Lift
from mockplatform.spec.model import Text
from mockplatform.store.rows import LIFTS, REPORTS, UNITS
from mockplatform.store.schema import lift, report

DAY = 86_400_000

Given = list[Any]


def given(interface: str, edit: Callable[[Given], Given]) -> Alter:
    """An uplink that takes other records than those that were sent."""
    return before(interface, lambda call, sent: edit(sent))


def before(interface: str, edit: Callable[[Call, Given], Given]) -> Alter:
    """The same, by what the platform knows; `edit` may do something first."""

    def make(handler: Handler) -> Handler:
        return lambda call, *sent: handler(call, *(edit(call, one) for one in sent))  # type: ignore[return-value]

    return route(interface, make)


def after(interface: str, act: Callable[[Call, Given], None]) -> Alter:
    """An uplink that does something more when it is done."""

    def make(handler: Handler) -> Handler:
        def serve(call: Call, sent: Given) -> Any:
            done = handler(call, sent)  # type: ignore[call-arg]
            act(call, sent)
            return done

        return serve

    return route(interface, make)


# ---- one of several


def first_judged(sent: Given) -> Given:
    """What is wrong with a record counts for the first one alone."""
    return [*sent[:1], *(replace(one, problems=()) for one in sent[1:])]


def last_judged(sent: Given) -> Given:
    """What is wrong with a record counts for the last one alone."""
    return [*(replace(one, problems=()) for one in sent[:-1]), *sent[-1:]]


def all_as_first(sent: Given) -> Given:
    """Of an array every record has the content of the first one."""
    return [changed(one, {**sent[0].record, "ZJBM": one.record.get("ZJBM")}) for one in sent]


def once(interface: str, key: str, rows: Any) -> Alter:
    """A record that was modified before is not modified again."""

    def edit(call: Call, sent: Given) -> Given:
        with call.platform.database.reading() as connection:
            known = rows.find(connection, call.world.id, [str(one.record.get(key)) for one in sent])
        if any(one.version > 1 for one in known.values()):
            raise Refused("records")
        return sent

    return before(interface, edit)


def on_all_of_the_lift(rows: Any, table: Table, key: str, name: str, *alike: str) -> Callable[[Call, Given], None]:
    """What a record has by this name, the other live ones of its lift get too; `alike`: those that agree in this."""

    def act(call: Call, sent: Given) -> None:
        with call.platform.database.writing() as connection:
            for one in rows.find(connection, call.world.id, ways.keys_of(sent, key)).values():
                same = [table.c[column] == getattr(one, column) for column in ("zjbm", *alike)]
                others = rows.where(connection, call.world.id, *same, table.c.change != "DELETE")
                found = getattr(one, name)
                rows.replace(connection, call.world.id, [replace(other, **{name: found}) for other in others])

    return act


def _kept(keep: Callable[[Given, int], bool]) -> Alter:
    """Of a push that is refused some records are stored."""

    def make(handler: Handler) -> Handler:
        def serve(call: Call, sent: Given) -> Any:
            try:
                return handler(call, sent)  # type: ignore[call-arg]
            except Refused:
                good = [one for place, one in enumerate(sent) if not one.problems and keep(sent, place)]
                if good:
                    handler(call, good)  # type: ignore[call-arg]
                raise

        return serve

    return route("8.1.1", make)


def _behind_an_error(sent: Given, place: int) -> bool:
    return sent[place].record.get("SJLX") == "ADD" and any(one.problems for one in sent[:place])


# ---- locks


def _unlock(one: Lift) -> Lift:
    return replace(one, locked=False)


def _unlock_reported(call: Call, sent: Given) -> None:
    ways.turn(call, ways.keys_of(sent), _unlock)


def _unlock_all(call: Call, sent: Given) -> None:
    if any(one.record.get("DTXXSD") is False for one in sent):
        with call.platform.database.reading() as connection:
            locked = LIFTS.where(connection, call.world.id, lift.c.locked)
        ways.turn(call, [one.zjbm for one in locked], _unlock)


def _locked_with_any(call: Call, sent: Given) -> Given:
    with call.platform.database.reading() as connection:
        mine = lift.c.owner == call.account.xydm, lift.c.locked
        if LIFTS.where(connection, call.world.id, *mine):
            raise Refused("records")
    return sent


def _first_lift_only(call: Call, sent: Given) -> Given:
    ways.turn(call, ways.keys_of(sent)[1:], _unlock)
    return sent


def _for_a_day(parts: Parts) -> Parts:
    """A lock that nobody ends is forgotten after a day."""
    since: dict[tuple[int, str], int] = {}

    def note(call: Call, sent: Given) -> None:
        since.update({(call.world.id, code): call.now for code in ways.keys_of(sent)})

    def forget(call: Call, sent: Given) -> Given:
        old = [code for code in ways.keys_of(sent) if call.now - since.get((call.world.id, code), call.now) > DAY]
        ways.turn(call, old, _unlock)
        return sent

    return several(after("7.23", note), before("6.2", forget))(parts)


# ---- use


def _unseen(state: str) -> Callable[[Any], Any]:
    return lambda item: None if item["ZJXX"].get("SYZT") == state else item


# fmt: off
MUTANTS: tuple[Change, ...] = (
    # ---- arrays
    Change("only-the-first-usage-judged", "7.1.2", ("R-7.1.2-1",),
           Text("Of an array 7.1 judges the first record alone.", "7.1 批量提交时只校验第一条记录。"),
           given("7.1", first_judged), kind="batch"),
    Change("only-the-last-inspection-judged", "7.10.2", ("R-7.10.2-1",),
           Text("Of an array 7.10 judges the last record alone.", "7.10 批量提交时只校验最后一条记录。"),
           given("7.10", last_judged), kind="batch"),
    Change("only-the-last-maintenance-change-judged", "7.8.2", ("R-7.8.2-1",),
           Text("Of an array 7.8 judges the last record alone.", "7.8 批量提交时只校验最后一条记录。"),
           given("7.8", last_judged), kind="batch"),
    Change("only-the-first-unit-judged", "7.17.2", ("R-7.17.2-1",),
           Text("Of an array 7.17 judges the first record alone.", "7.17 批量提交时只校验第一条记录。"),
           given("7.17", first_judged), kind="batch"),
    Change("only-the-last-unit-change-judged", "7.18.2", ("R-7.18.2-1",),
           Text("Of an array 7.18 judges the last record alone.", "7.18 批量提交时只校验最后一条记录。"),
           given("7.18", last_judged), kind="batch"),
    Change("only-the-last-pushed-unit-judged", "8.1.1.2", ("R-8.1.1.2-1",),
           Text("Of an array 8.1.1 judges the last unit alone.", "8.1.1 批量推送时只校验最后一个单位。"),
           given("8.1.1", last_judged), kind="batch"),
    Change("only-the-first-pushed-certificate-judged", "8.1.2.2", ("R-8.1.2.2-1",),
           Text("Of an array 8.1.2 judges the first certificate alone.", "8.1.2 批量推送时只校验第一张证书。"),
           given("8.1.2", first_judged), kind="batch"),
    Change("maintenances-all-as-the-first", "7.7.2", ("R-7.7.2-1",),
           Text("Of an array 7.7 stores the first maintenance several times.", "7.7 批量提交时各条记录均存为第一条的内容。"),
           given("7.7", all_as_first), kind="batch"),
    Change("push-kept-behind-an-error", "A.4.1.1", ("R-A.4.1.1-1",),
           Text("Of a refused push the units behind the wrong one are stored.", "推送被拒绝时,错误单位之后的单位仍被存储。"),
           _kept(_behind_an_error), kind="push"),
    Change("push-modification-kept", "A.4.1.1", ("R-A.4.1.1-1",),
           Text("Of a refused push the MODIFY takes effect.", "推送被拒绝时,其中的 MODIFY 仍然生效。"),
           _kept(lambda sent, place: sent[place].record.get("SJLX") == "MODIFY"), kind="push"),

    # ---- beside another record, and the second time
    Change("insurance-change-on-all-of-the-lift", "7.5.2", ("R-7.5.2-1",),
           Text("7.5 changes all insurances of the lift.", "7.5 修改该电梯的全部保险记录。"),
           after("7.5", on_all_of_the_lift(REPORTS, report, "BXID", "doc", "kind")), kind="isolation"),
    Change("supervision-modified-once-only", "7.14.2", ("R-7.14.2-1",),
           Text("7.14 modifies a record once, and not again.", "7.14 对同一记录只能修改一次。"),
           once("7.14", "JDID", REPORTS), kind="version"),
    Change("unit-modified-once-only", "7.18.2", ("R-7.18.2-1",),
           Text("7.18 modifies a unit once, and not again.", "7.18 对同一单位只能修改一次。"),
           once("7.18", "DWID", UNITS), kind="version"),
    Change("maintainer-refused", "7.17.3", ("R-7.17.3-1",),
           Text("7.17 takes users of lifts alone.", "7.17 仅接受使用单位。"),
           ways.refused("7.17", "ZZXX", lambda listed: "MAINTENANCE" in str(listed)), kind="values"),
    Change("second-qualification-lost", "7.17.2", ("R-7.17.2-1",),
           Text("7.17 stores the first qualification alone.", "7.17 仅存储第一项资质信息。"),
           faults.stored("7.17", lambda unit: {**unit, "ZZXX": unit["ZZXX"][:1]}), kind="values"),
    Change("qualifications-never-change", "7.18.2", ("R-7.18.2-1",),
           Text("7.18 changes everything but the qualifications.", "7.18 不修改资质信息。"),
           given("7.18", lambda sent: [without(one, "ZZXX") for one in sent]), kind="effect"),

    # ---- states of use
    Change("scrapping-refused", "7.1.2", ("R-7.1.2-3",),
           Text("7.1 refuses SCRAP.", "7.1 拒绝注销状态(SCRAP)。"),
           ways.refused("7.1", "SBSYZT", lambda value: value == "SCRAP"), kind="values"),
    Change("change-to-scrap-refused", "7.2.2", ("R-7.2.2-3",),
           Text("7.2 refuses SCRAP.", "7.2 拒绝注销状态(SCRAP)。"),
           ways.refused("7.2", "SBSYZT", lambda value: value == "SCRAP"), kind="values"),
    Change("scrapped-lift-hidden", "7.1.2", ("R-7.1.2-3",),
           Text("7.20 gives no lift that is scrapped.", "7.20 不返回已注销的电梯。"),
           ways.shown("7.20", "", _unseen("SCRAP")), kind="full information"),
    Change("stopped-lift-hidden", "7.2.2", ("R-7.2.2-2",),
           Text("7.20 gives no lift that is stopped.", "7.20 不返回已停用的电梯。"),
           ways.shown("7.20", "", _unseen("STOP")), kind="full information"),

    # ---- locks
    Change("lock-lost-with-an-inspection", "7.23.1", ("R-7.23.1-2",),
           Text("A lift is unlocked when an inspection is reported.", "上报检验信息后电梯被解除锁定。"),
           after("7.10", _unlock_reported), kind="lock"),
    Change("lock-of-the-first-lift-alone", "7.23.1", ("R-7.23.1-2",),
           Text("Of an array 6.2 looks for the lock of the first lift alone.", "6.2 批量修改时只检查第一台电梯是否锁定。"),
           before("6.2", _first_lift_only), kind="lock"),
    Change("lock-for-a-day", "7.23.1", ("R-7.23.1-2",),
           Text("A lock ends by itself after a day.", "锁定在一天后自动失效。"),
           _for_a_day, kind="lock"),
    Change("unlocking-for-all", "7.23.2", ("R-7.23.2-2",),
           Text("Unlocking one lift unlocks every lift.", "解除一台电梯的锁定时,全部电梯均被解除锁定。"),
           after("7.23", _unlock_all), kind="lock"),
    Change("lock-on-all-lifts-of-the-maker", "7.23.2", ("R-7.23.2-2",),
           Text("While one lift is locked, its maker can modify none.", "一台电梯被锁定期间,制造单位无法修改任何电梯。"),
           before("6.2", _locked_with_any), kind="lock"),
)
# fmt: on
