"""Equipment of the varieties that have rows of their own in Tables 4 and 5, each with every row that applies to it (E103)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from conformance.judging.excuses import excuse
from conformance.judging.verify import Stop
from conformance.records.valid import DAY, Record
from conformance.running.lab import Lab
from conformance.wire.client import Answer


@dataclass(frozen=True)
class Variety:
    """`added` is sent by 6.1, `modified` by 6.2: another value for each element, as far as no certificate depends on it."""

    sblb: str
    sbpz: str
    added: Record
    modified: Record


_CAR = {"TCS": 10, "TZS": 9, "TMS": 18, "TSXSD": 0.4, "TXXSD": 0.5, "TZZL": 630, "DTJXMJ": 1.6602}
_OTHER_CAR = {"TCS": 11, "TZS": 10, "TMS": 20, "TSXSD": 0.5, "TXXSD": 0.63, "TZZL": 800, "DTJXMJ": 2.0103}

# Numbers are valid under every reading of N..a,b (E075). A moving walk may be level; the hydraulic lift has the speeds of
# its two directions alone (note 8), and the goods lift a load of five digits.
VARIETIES: tuple[Variety, ...] = (
    Variety("3100", "3120", {**_CAR, "TSD": 0.5, "TZZL": 10000}, {**_OTHER_CAR, "TSD": 0.63, "TZZL": 12000}),
    Variety("3100", "3130", {**_CAR, "TSD": 0.5}, {**_OTHER_CAR, "TSD": 0.63}),
    Variety("3200", "3210", {**_CAR, "YYDTGZYL": 5}, {**_OTHER_CAR, "YYDTGZYL": 6}),
    Variety(
        "3300", "3310", {"FSD": 0.65, "FGD": 10500, "FQXJ": 27.3, "FKD": 800, "FTGZLX": "PUBLIC_TRANSIT"},
        {"FSD": 0.5, "FGD": 6000, "FQXJ": 30, "FKD": 1000, "FTGZLX": "GENERAL"},
    ),
    Variety(
        "3300", "3320", {"RSD": 0.65, "RCD": 50.25, "RQXJ": 0, "RKD": 1000, "FTGZLX": "GENERAL"},
        {"RSD": 0.5, "RCD": 60.5, "RQXJ": 9.5, "RKD": 1200, "FTGZLX": "PUBLIC_TRANSIT"},
    ),
    Variety(
        "3400", "3410", {**_CAR, "TSD": 0.5, "FBDJ": "Ex d IIB T4", "FBXS": "隔爆型"},
        {**_OTHER_CAR, "TSD": 0.63, "FBDJ": "Ex e IIC T3", "FBXS": "增安型"},
    ),
    Variety("3400", "3420", {**_CAR, "TSD": 0.5}, {**_OTHER_CAR, "TSD": 0.63}),
    Variety("3400", "3430", {**_CAR, "TSD": 0.5, "TZZL": 100}, {**_OTHER_CAR, "TSD": 0.63, "TZZL": 200}),
)  # fmt: skip


def added(lab: Lab) -> Iterator[tuple[Variety, Record, Answer]]:
    """6.1 of each: the variety, what was sent, and the answer. Left out is what a server refuses since it does not know the
    certificate, or names the catalogue otherwise (E090, E199)."""
    for one in VARIETIES:
        record = lab.records.of_variety(one.sblb, one.sbpz, **one.added)
        answer = lab.add(record)
        try:
            excuse(answer)
        except Stop:
            continue
        yield one, record, answer


def standing(lab: Lab) -> list[tuple[Variety, Record]]:
    """Those that were accepted."""
    return [(one, record) for one, record, answer in added(lab) if answer.success]


def modified(one: Variety, record: Record) -> Record:
    """What 6.2 changes of one."""
    return {
        **one.modified, "CPBH": f"N{record['CPBH']}", "SBXH": "M2", "ZZRQ": record["ZZRQ"] + 3 * DAY, "GZHJ": "INDOOR",
    }  # fmt: skip
