"""Mutants of A.3.1 to A.3.23: the forms of what provinces report."""

from __future__ import annotations

from mockplatform.mutants import ch7_ways as ways
from mockplatform.mutants import downlinks
from mockplatform.mutants.model import Change
from mockplatform.spec.model import Text

HTML, GBK, PLAIN = "text/html;charset=UTF-8", "application/json;charset=GBK", "text/plain"

# fmt: off
MUTANTS: tuple[Change, ...] = (
    Change("usage-answered-as-html", "A.3.1", ("R-A.3.1-1",),
           Text("The answer to 7.1 is of type text/html.", "7.1 应答的 Content-Type 为 text/html。"),
           downlinks.typed("7.1", HTML), kind="JSON"),
    Change("usage-change-stamped-in-words", "A.3.2", ("R-A.3.2-1",),
           Text("The timestamp of the answer to 7.2 is a calendar text.", "7.2 应答的 timestamp 为日历文本。"),
           ways.stamped("7.2", "2026-01-01 00:00:00"), kind="envelope"),
    Change("second-usage-not-revoked", "A.3.3", ("R-A.3.3-1",),
           Text("7.3 takes the first of several keys only.", "7.3 只处理多个编码中的第一个。"),
           ways.once("7.3"), kind="batch"),
    Change("insurance-without-id", "A.3.4", ("R-A.3.4-1",),
           Text("The answer to 7.4 has no id.", "7.4 的应答没有 id。"),
           ways.nameless("7.4"), kind="envelope"),
    Change("insurance-change-without-charset", "A.3.5", ("R-A.3.5-1",),
           Text("7.5 refuses application/json with a charset.", "7.5 拒绝带 charset 的 application/json。"),
           ways.unwelcome("7.5", "CONTENT_TYPE", "charset", 415), kind="JSON"),
    Change("second-insurance-refused", "A.3.6", ("R-A.3.6-1",),
           Text("7.6 refuses a second key.", "7.6 拒绝第二个编码。"),
           ways.once("7.6", refuse=True), kind="batch"),
    Change("maintenance-without-timestamp", "A.3.7", ("R-A.3.7-1",),
           Text("The answer to 7.7 has no timestamp.", "7.7 的应答没有 timestamp。"),
           ways.stamped("7.7", None), kind="envelope"),
    Change("maintenance-change-in-gbk", "A.3.8", ("R-A.3.8-1",),
           Text("The answer to 7.8 says that it is in GBK.", "7.8 应答的 charset 为 GBK。"),
           downlinks.typed("7.8", GBK), kind="JSON"),
    Change("second-maintenance-not-revoked", "A.3.9", ("R-A.3.9-1",),
           Text("7.9 takes the first of several keys only.", "7.9 只处理多个编码中的第一个。"),
           ways.once("7.9"), kind="batch"),
    Change("inspection-id-by-code", "A.3.10", ("R-A.3.10-1",),
           Text("The answer to 7.10 tells the record code as JYID, not as id.", "7.10 的应答以 JYID 而非 id 给出记录编码。"),
           ways.nameless("7.10", "JYID"), kind="envelope"),
    Change("inspection-change-not-acceptable", "A.3.11", ("R-A.3.11-1",),
           Text("7.11 refuses to answer application/json.", "7.11 拒绝 Accept: application/json。"),
           ways.unwelcome("7.11", "HTTP_ACCEPT", "application/json", 406), kind="JSON"),
    Change("inspection-revoked-as-text", "A.3.12", ("R-A.3.12-1",),
           Text("The answer to 7.12 is of type text/plain.", "7.12 应答的 Content-Type 为 text/plain。"),
           downlinks.typed("7.12", PLAIN), kind="JSON"),
    Change("supervision-without-id", "A.3.13", ("R-A.3.13-1",),
           Text("The answer to 7.13 has no id.", "7.13 的应答没有 id。"),
           ways.nameless("7.13"), kind="envelope"),
    Change("supervision-change-without-timestamp", "A.3.14", ("R-A.3.14-1",),
           Text("The answer to 7.14 has no timestamp.", "7.14 的应答没有 timestamp。"),
           ways.stamped("7.14", None), kind="envelope"),
    Change("second-supervision-not-revoked", "A.3.15", ("R-A.3.15-1",),
           Text("7.15 takes the first of several keys only.", "7.15 只处理多个编码中的第一个。"),
           ways.once("7.15"), kind="batch"),
    Change("qualifications-as-an-object", "A.3.17", ("R-A.3.17-1",),
           Text("7.17 takes ZZXX as an object only.", "7.17 只接受对象形式的 ZZXX。"),
           ways.refused("7.17", "ZZXX", lambda value: isinstance(value, list)), kind="JSON"),
    Change("unit-change-answered-as-html", "A.3.18", ("R-A.3.18-1",),
           Text("The answer to 7.18 is of type text/html.", "7.18 应答的 Content-Type 为 text/html。"),
           downlinks.typed("7.18", HTML), kind="JSON"),
    Change("inform-without-charset", "A.3.21", ("R-A.3.21-1",),
           Text("7.21 refuses application/json with a charset.", "7.21 拒绝带 charset 的 application/json。"),
           ways.unwelcome("7.21", "CONTENT_TYPE", "charset", 415), kind="JSON"),
    Change("inform-revoked-as-text", "A.3.22", ("R-A.3.22-1",),
           Text("The answer to 7.22 is of type text/plain.", "7.22 应答的 Content-Type 为 text/plain。"),
           downlinks.typed("7.22", PLAIN), kind="JSON"),
    Change("second-inform-refused", "A.3.22", ("R-A.3.22-1",),
           Text("7.22 refuses a second key.", "7.22 拒绝第二个编码。"),
           ways.once("7.22", refuse=True), kind="batch"),
    Change("lock-stamped-in-words", "A.3.23", ("R-A.3.23-1",),
           Text("The timestamp of the answer to 7.23 is a calendar text.", "7.23 应答的 timestamp 为日历文本。"),
           ways.stamped("7.23", "2026-01-01 00:00:00"), kind="envelope"),
)
# fmt: on
