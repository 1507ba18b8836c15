"""Mutants of 5.3.3 to 5.3.5.6: types, use of elements, codes, dates, width, addresses, batches."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from mockplatform.mutants import downlinks, faults
from mockplatform.mutants.downlinks import Item
from mockplatform.mutants.model import Alter, Change, Parts, batch, row, wrapper
from mockplatform.mutants.wrappers import Ask, Call, Came, answers, around, requests
from mockplatform.spec.interfaces import INTERFACES
from mockplatform.spec.limits import BATCH
from mockplatform.spec.model import Text

JPEG, PNG = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"


def _as_png(call: Call, came: Came) -> Came:
    return came.with_body(PNG + came.body) if came.body.startswith(JPEG) else came


# ---- what is read


def _calendar(code: str) -> Callable[[Item], Item]:
    """A date as 20260101."""
    return lambda inner: {**inner, code: "20260101"} if inner.get(code) else inner


def _next_day(inner: Item) -> Item:
    return {**inner, "ZZRQ": inner["ZZRQ"] + 86_400_000} if inner.get("ZZRQ") else inner


def _garbled(item: Item) -> Item:
    text = str(item.get("SGLXRDZ", ""))
    return {**item, "SGLXRDZ": "".join("?" if "\uff01" <= one <= "\uff5e" else one for one in text)}


def _forgiving(code: str, value: int) -> Alter:
    """Letters in an element of 6.1 are taken for a value."""

    def change(call: Call) -> Call:
        record = call.json
        if call.interface != "6.1" or not isinstance(record, dict) or not str(record.get(code, "")).isalpha():
            return call
        return call.with_body(json.dumps({**record, code: value}).encode())

    return wrapper(requests(change))


# ---- width


def _as_sent(interface: str, key: str, code: str, show: str, at: str) -> Alter:
    """An element is given back as it was sent: `interface` takes it, `show` gives it, in `at` of the item."""

    def change(parts: Parts) -> Parts:
        sent: dict[str, Any] = {}

        def serve(call: Call, ask: Ask) -> Came:
            if call.interface == interface:
                records = call.json if isinstance(call.json, list) else [call.json]
                sent.update(
                    {str(one[key]): one[code] for one in records if isinstance(one, dict) and {key, code} <= one.keys()}
                )
            came = ask(call)
            content: Any = came.json
            item: Any = content.get("data") if isinstance(content, dict) else None
            inner: Any = item.get(at) if at and isinstance(item, dict) else item
            if call.interface != show or not isinstance(inner, dict) or str(inner.get(key)) not in sent:
                return came
            new = {**inner, code: sent[str(inner[key])]}
            return came.with_json({**content, "data": {**item, at: new} if at else new})

        return wrapper(around(serve))(parts)

    return change


# ---- addresses


def _address(edit: Callable[[str], str]) -> Alter:
    """Read another ZCDZ in 7.17 than the one that was sent."""

    def change(call: Call) -> Call:
        record = call.json
        if call.interface != "7.17" or not isinstance(record, dict) or not isinstance(record.get("ZCDZ"), str):
            return call
        return call.with_body(json.dumps({**record, "ZCDZ": edit(record["ZCDZ"])}).encode())

    return wrapper(requests(change))


SITE = "浙江省,舟山市,普陀区"


def _installing(call: Call) -> Call:
    """A construction of no kind is taken for an installation."""
    record = call.json
    if call.interface != "6.4" or not isinstance(record, dict):
        return call
    return call.with_body(json.dumps({"SGLB": "INSTALL", **record}).encode())


# ---- batches


def _objects_alone(call: Call, ask: Ask, interface: str) -> Came:
    """An array is taken for something that is no record."""
    array = call.interface == interface and isinstance(call.json, list)
    return ask(call.with_body(b'"array"') if array else call)


def _arrays_alone(call: Call, ask: Ask, interface: str) -> Came:
    one = call.interface == interface and isinstance(call.json, dict)
    return ask(call.with_body(b'"object"') if one else call)


def _without_last(interface: str) -> Alter:
    """The last record of an array is acknowledged and not stored."""

    def serve(call: Call, ask: Ask) -> Came:
        records = call.json
        if call.interface != interface or not isinstance(records, list) or len(records) < 2:
            return ask(call)
        came = ask(call.with_body(json.dumps(records[:-1]).encode()))
        content = came.json
        if not isinstance(content, dict) or content.get("code") != 1:
            return came
        data = content["data"]
        ids = data.get("ids") or [data.get("id")]
        return came.with_json({**content, "data": {"ids": [*ids, "1999999999999999999"]}})

    return wrapper(around(serve))


def _in_parts(call: Call, ask: Ask) -> Came:
    """Take a batch of any size, a hundred records at a time."""
    records = call.json
    if not call.of("POST") or not isinstance(records, list) or len(records) <= BATCH:
        return ask(call)
    first = ask(call.with_body(json.dumps(records[:BATCH]).encode()))
    rest = _in_parts(call.with_body(json.dumps(records[BATCH:]).encode()), ask)
    content = first.json
    if first.status < 300 and rest.status < 300:
        content["data"]["ids"] += rest.json["data"].get("ids") or [rest.json["data"].get("id")]
    return first.with_json(content)


def _form(serve: Callable[[Call, Ask, str], Came], interface: str) -> Alter:
    assert interface in INTERFACES
    return wrapper(around(lambda call, ask: serve(call, ask, interface)))


# fmt: off
MUTANTS: tuple[Change, ...] = (
    Change("letters-for-a-load", "5.3.3", ("R-5.3.3-1",),
           Text("Letters are taken for a number (TZZL).", "数值型数据元接受字母(TZZL)。"),
           _forgiving("TZZL", 1000), kind="values"),
    Change("letters-for-a-date", "5.3.3", ("R-5.3.3-1",),
           Text("Letters are taken for a date (ZZRQ).", "日期型数据元接受字母(ZZRQ)。"),
           _forgiving("ZZRQ", 1_767_196_800_000), kind="values"),
    Change("certificate-number-unlimited", "5.3.3", ("R-5.3.3-2",),
           Text("A certificate number has any length.", "型式试验证书编号长度不受限制。"),
           row(4, "XSSYBH", notation="C..5000"), kind="table"),
    Change("component-model-unlimited", "5.3.3", ("R-5.3.3-2",),
           Text("The model of a component has any length.", "部件型号长度不受限制。"),
           row(4, "TBJXH", notation="C..5000"), kind="table"),
    Change("one-character-over", "5.3.3", ("R-5.3.3-2",),
           Text("A text may be one character longer than its element (SBXH).", "文本可比数据元长度多 1 个字符(SBXH)。"),
           row(4, "SBXH", notation="C..51"), kind="table"),
    Change("load-unlimited", "5.3.3", ("R-5.3.3-3",),
           Text("A number has any count of digits (TZZL).", "数值位数不受限制(TZZL)。"),
           row(4, "TZZL", notation="N..12"), kind="table"),
    Change("speed-without-decimals", "5.3.3", ("R-5.3.3-3",),
           Text("Decimals are cut off (TSD).", "小数部分被截去(TSD)。"),
           downlinks.inner("6.12", "ZJXX", lambda lift: {**lift, "TSD": int(lift["TSD"] or 0)}), kind="values"),
    Change("picture-as-png", "5.3.3", ("R-5.3.3-4",),
           Text("BY-JPEG comes as PNG.", "BY-JPEG 返回 PNG。"),
           wrapper(answers(_as_png)), kind="national"),
    Change("use-month-left-out", "5.3.4.2.2", ("R-5.3.4.2.2-2",),
           Text("An M element may be left out (ZTBGRQ).", "M 类数据元可以不提供(ZTBGRQ)。"),
           row(21, "ZTBGRQ", use="K"), kind="table"),
    Change("kind-of-work-filled-in", "5.3.4.2.2", ("R-5.3.4.2.2-2",),
           Text("An M element that is left out is filled in (SGLB).", "缺少的 M 类数据元由平台填入(SGLB)。"),
           wrapper(requests(_installing)), kind="values"),
    Change("trouble-demanded", "5.3.4.2.2", ("R-5.3.4.2.2-2",),
           Text("A K element is demanded (GZXX).", "K 类数据元被要求必填(GZXX)。"),
           row(27, "GZXX", use="M"), kind="table"),
    Change("supervision-details-demanded", "5.3.4.2.2", ("R-5.3.4.2.2-2",),
           Text("7.14 demands JCXZZF, which is K.", "7.14 要求必填 K 类数据元 JCXZZF。"),
           faults.refusing("7.14", lambda record: "JCXZZF" not in record, "JCXZZF"), kind="values"),
    Change("model-in-chinese", "5.3.5.1", ("R-5.3.5.1-1",),
           Text("6.12 names SBXH by its Chinese name.", "6.12 以中文名称给出 SBXH。"),
           downlinks.inner("6.12", "ZJXX", downlinks.renamed("SBXH", "设备型号")), kind="JSON"),
    Change("insurance-in-chinese", "5.3.5.1", ("R-5.3.5.1-1",),
           Text("7.20 names BXXZ by its Chinese name.", "7.20 以中文名称给出 BXXZ。"),
           downlinks.inner("7.20", "BXXX", downlinks.renamed("BXXZ", "保险险种")), kind="JSON"),
    Change("made-on-a-calendar-day", "5.3.5.2", ("R-5.3.5.2-1",),
           Text("ZZRQ comes as 20260101.", "ZZRQ 返回为 20260101。"),
           downlinks.inner("6.12", "ZJXX", _calendar("ZZRQ")), kind="values"),
    Change("made-a-day-later", "5.3.5.2", ("R-5.3.5.2-1",),
           Text("ZZRQ comes as the day after.", "ZZRQ 返回为次日。"),
           downlinks.inner("6.12", "ZJXX", _next_day), kind="values"),
    Change("insured-from-a-calendar-day", "5.3.5.2", ("R-5.3.5.2-1",),
           Text("BXSXRQ comes as 20260101.", "BXSXRQ 返回为 20260101。"),
           downlinks.inner("7.20", "BXXX", _calendar("BXSXRQ")), kind="values"),
    Change("width-kept", "5.3.5.3", ("R-5.3.5.3-1",),
           Text("The lift model keeps its full-width characters.", "设备型号中的全角字符未转换。"),
           _as_sent("6.1", "ZJBM", "SBXH", "6.12", "ZJXX"), kind="width"),
    Change("width-of-names-kept", "5.3.5.3", ("R-5.3.5.3-1",),
           Text("The name of a unit keeps its full-width characters.", "单位名称中的全角字符未转换。"),
           downlinks.items("7.19", lambda item: {**item, "DWMC": str(item.get("DWMC")).replace("(", "（").replace(")", "）")}),
           kind="width"),
    Change("width-of-component-models-kept", "5.3.5.3", ("R-5.3.5.3-1",),
           Text("The model of a component comes in full width.", "部件型号返回为全角。"),
           downlinks.inner("6.12", "BJXX", lambda part: {**part, "TBJXH": str(part.get("TBJXH")).replace("(", "（")}),
           kind="width"),
    Change("width-of-codes-refused", "5.3.5.3", ("R-5.3.5.3-1",),
           Text("A credit code in full width is refused.", "拒绝全角的统一社会信用代码。"),
           faults.refused_unless("7.17", lambda call: not isinstance(call.json, dict) or str(call.json.get("XYDM", "")).isascii()),
           kind="width"),
    Change("free-text-garbled", "5.3.5.3", ("R-5.3.5.3-2",),
           Text("Full-width characters of free text come as question marks.", "自由文本中的全角字符返回为问号。"),
           downlinks.items("6.10", _garbled), kind="width"),
    Change("address-in-any-form", "5.3.5.4", ("R-5.3.5.4-1",),
           Text("An address needs no separators.", "地址可以没有分隔符。"),
           _address(lambda address: address if "," in address else f"{SITE}^{address}"), kind="address"),
    Change("address-with-a-slash", "5.3.5.4", ("R-5.3.5.4-1",),
           Text("The parts of a region are parted by slashes, and by nothing else.", "行政区划只接受以“/”分隔。"),
           _address(lambda address: address.replace(",", ";").replace("/", ",")), kind="address"),
    Change("address-without-county", "5.3.5.4", ("R-5.3.5.4-2",),
           Text("An address needs no county.", "地址可以不含县(区)。"),
           _address(lambda address: address if address.count(",") != 1 else f"{SITE}^x"), kind="address"),
    Change("address-of-any-county", "5.3.5.4", ("R-5.3.5.4-3",),
           Text("A county need not exist.", "县(区)可以不存在。"),
           _address(lambda address: address.replace("不存在区", "普陀区")), kind="address"),
    Change("province-in-full-alone", "5.3.5.4", ("R-5.3.5.4-4",),
           Text("浙江 is not taken for 浙江省.", "不接受以“浙江”代替“浙江省”。"),
           _address(lambda address: address.replace("浙江,", "浙,")), kind="address"),
    Change("beijing-in-one-way", "5.3.5.4", ("R-5.3.5.4-5",),
           Text("北京,北京,东城区 is refused.", "拒绝“北京,北京,东城区”。"),
           _address(lambda address: address.replace("北京,北京,", "北京,京,")), kind="address"),
    Change("beijing-without-filler", "5.3.5.4", ("R-5.3.5.4-5",),
           Text("北京,市辖区,东城区 is refused.", "拒绝“北京,市辖区,东城区”。"),
           _address(lambda address: address.replace("市辖区", "辖区")), kind="address"),
    Change("batch-unlimited", "5.3.5.5", ("R-5.3.5.5-1",),
           Text("A batch of more than a hundred records is stored.", "超过 100 条的批量数据被全部存储。"),
           wrapper(around(_in_parts)), kind="batch"),
    Change("insurances-unlimited", "5.3.5.5", ("R-5.3.5.5-1",),
           Text("7.4 stores more than a hundred records.", "7.4 存储超过 100 条的批量数据。"),
           wrapper(around(lambda call, ask: _in_parts(call, ask) if call.interface == "7.4" else ask(call))), kind="batch"),
    Change("batch-of-fifty", "5.3.5.5", ("R-5.3.5.5-1",),
           Text("A batch of more than fifty records is refused.", "超过 50 条的批量数据被拒绝。"),
           batch(50), kind="batch"),
    Change("batch-of-a-thousand", "5.3.5.5", ("R-5.3.5.5-1",),
           Text("A batch holds up to a thousand records.", "批量数据最多 1000 条。"),
           batch(1000), kind="batch"),
    Change("lifts-one-by-one", "5.3.5.6", ("R-5.3.5.6-1",),
           Text("6.1 takes no arrays.", "6.1 不接受数组。"),
           _form(_objects_alone, "6.1"), kind="batch"),
    Change("insurances-one-by-one", "5.3.5.6", ("R-5.3.5.6-1",),
           Text("7.4 takes no arrays.", "7.4 不接受数组。"),
           _form(_objects_alone, "7.4"), kind="batch"),
    Change("declarations-one-by-one", "5.3.5.6", ("R-5.3.5.6-1",),
           Text("6.5 takes no arrays.", "6.5 不接受数组。"),
           _form(_objects_alone, "6.5"), kind="batch"),
    Change("last-maintenance-dropped", "5.3.5.6", ("R-5.3.5.6-1",),
           Text("7.7 acknowledges the last record of an array and does not store it.", "7.7 对数组的最后一条返回成功但未存储。"),
           _without_last("7.7"), kind="batch"),
    Change("pushes-one-by-one", "5.3.5.6", ("R-5.3.5.6-1",),
           Text("8.1.1 takes no arrays.", "8.1.1 不接受数组。"),
           _form(_objects_alone, "8.1.1"), kind="push"),
    Change("units-in-arrays-alone", "5.3.5.6", ("R-5.3.5.6-2",),
           Text("7.17 takes no objects.", "7.17 不接受单个对象。"),
           _form(_arrays_alone, "7.17"), kind="JSON"),
    Change("changes-in-arrays-alone", "5.3.5.6", ("R-5.3.5.6-2",),
           Text("6.2 takes no objects.", "6.2 不接受单个对象。"),
           _form(_arrays_alone, "6.2"), kind="JSON"),
    Change("pushes-in-arrays-alone", "5.3.5.6", ("R-5.3.5.6-2",),
           Text("8.1.2 takes no objects.", "8.1.2 不接受单个对象。"),
           _form(_arrays_alone, "8.1.2"), kind="push"),
)
# fmt: on
