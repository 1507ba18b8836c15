"""The choices that T/CPASE M 014.3—2021 leaves to whoever builds a server, as switches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Style:
    """One legal way to read the standard. Each switch names the clause that leaves the choice open."""

    name: str
    always_200: bool = False
    """Annex A prints "20x/40x/50x" and 5.3.5.7 says that `code` alone tells success: HTTP 200 for refusals too"""
    anonymous_tls: bool = False
    """5.3.2: a caller without a certificate passes the handshake and is refused by an answer"""
    keep_alive: bool = True
    """Whether a connection lives on after an answer"""
    date_header: bool = True
    """HTTP only recommends Date to a server"""
    ascii_json: bool = False
    """Chinese characters as escapes, and no charset in the Content-Type"""
    extras: bool = False
    """Members that the standard does not know, in the envelope and in items"""
    text_values: bool = False
    """5.3.3: N, B and timestamps as text"""
    seconds: bool = False
    """5.3.5.2 names no unit for a timestamp"""
    number_ids: bool = False
    """Record codes are running numbers, and JSON numbers; else texts"""
    first_version: int = 1
    """Where SJBB begins"""
    version_checked: bool = True
    """A PUT with an old SJBB is refused"""
    printed_codes: bool = False
    """Codes as each table prints them (TZJBM in Table 8, GZHZ in Table 15); else one code for one element"""
    chinese_errors: bool = False
    """`field` in the Chinese of 5.3.5.7, counting from 1; else codes, counting from 0"""
    literal_tables: bool = False
    """M exactly as printed, where notes and other tables would allow less"""
    fold_all: bool = False
    """5.3.5.3: full width becomes half width in every text; else in models, codes and names of units only"""
    partial_batches: bool = False
    """5.3.5.7: the good records of a bad batch are stored, and all records are listed in the answer"""
    cut_batches: bool = False
    """5.3.5.5: of more than 100 records the first 100 are taken"""
    arrays_only: bool = False
    """A.2.14, A.2.15: recalls come as arrays, as printed"""
    upsert: bool = False
    """Adding what is there already modifies it"""
    forgiving_delete: bool = False
    """Revoking what is not there is a success"""
    patch: bool = False
    """Outside 6.2 a PUT leaves alone what it does not name"""
    known_references: bool = False
    """Certificates and units have to be known"""
    writes_anywhere: bool = False
    """5.2.2 limits what a province may read, and says nothing of writing"""
    tombstones: bool = False
    """What was revoked is still shown, with BGLX=DELETE"""
    nothing: Any = ()
    """`data` when nothing was found: None, {} or []; () = HTTP 404 or code 4004 for a key, [] for a list"""
    one_in_array: bool = False
    """A.2.12.2.2 says an object, its sample shows an array: one record comes in an array"""
    unknown: Any = ""
    """The value of an element that is not known"""
    omit_unknown_extended: bool = True
    """Unknown K elements are left out"""
    list_limit: int | None = None
    """5.3.5.5 speaks of all batch operations: lists end after 100 items"""
    count_every_call: bool = False
    """6.12.1 b): the interval runs from the last call, refused or not; else from the last accepted one"""
    window_end_included: bool = True
    """6.12.1: whether 5:00:00 itself is inside 1:00 至 5:00"""
    notices_path: str = "/notices_info"
    """6.10.3 prints this, A.2.10.1 prints /lifts/notices_info"""
    result_after_inspection: bool = False
    """6.7: the result of an installation is taken after its inspection; else after the construction notice"""
    notices_for_all: bool = False
    """6.11 and 7.16: notices for every kind of construction, and constructions that are not announced yet"""


PLAIN = Style("plain")

ODD = Style(
    "odd",
    always_200=True,
    anonymous_tls=True,
    keep_alive=False,
    date_header=False,
    ascii_json=True,
    extras=True,
    text_values=True,
    seconds=True,
    number_ids=True,
    first_version=0,
    version_checked=False,
    printed_codes=True,
    chinese_errors=True,
    literal_tables=True,
    fold_all=True,
    partial_batches=True,
    cut_batches=True,
    arrays_only=True,
    upsert=True,
    forgiving_delete=True,
    patch=True,
    known_references=True,
    writes_anywhere=True,
    tombstones=True,
    nothing=None,
    one_in_array=True,
    unknown=None,
    omit_unknown_extended=False,
    list_limit=100,
    count_every_call=True,
    window_end_included=False,
    notices_path="/lifts/notices_info",
    result_after_inspection=True,
    notices_for_all=True,
)

STYLES = {style.name: style for style in (PLAIN, ODD)}
