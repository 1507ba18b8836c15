"""Variants in how an answer travels: header fields, framing, compression, bodies of errors."""

from __future__ import annotations

import gzip
from dataclasses import replace

from mockplatform.mutants.model import Change, wrapper
from mockplatform.mutants.wrappers import Call, Came, answers
from mockplatform.spec.model import Text

_ANY_BODY = (401, 403, 404, 405, 415, 429)
"""Statuses whose bodies nothing is said of (E131)"""

_PAGE = "<!DOCTYPE html><html><head><title>错误</title></head><body><h1>请求未被接受</h1></body></html>"


def _free(came: Came) -> bool:
    """Whether the body is the server's: not where it lists records, as 5.3.5.7 wants it."""
    return came.status in _ANY_BODY and not (isinstance(came.json, dict) and "data" in came.json)


def _in_html(call: Call, came: Came) -> Came:
    if not _free(came):
        return came
    return replace(came.with_header("Content-Type", "text/html; charset=utf-8"), body=_PAGE.encode())


def _no_body(call: Call, came: Came) -> Came:
    return replace(came.with_header("Content-Type", None), body=b"") if _free(came) else came


def _plain_type(call: Call, came: Came) -> Came:
    return came.with_header("Content-Type", "application/json") if _is_json(came) else came


def _other_case(call: Call, came: Came) -> Came:
    return came.with_header("Content-Type", 'Application/JSON; Charset="utf-8"') if _is_json(came) else came


def _more_parameters(call: Call, came: Came) -> Came:
    return came.with_header("Content-Type", "application/json;v=1; charset=UTF-8;") if _is_json(came) else came


def _is_json(came: Came) -> bool:
    return came.header("Content-Type").lower().startswith("application/json")


def _compressed(call: Call, came: Came) -> Came:
    if "gzip" not in call.environ.get("HTTP_ACCEPT_ENCODING", "") or not came.body:
        return came
    packed = replace(came, body=gzip.compress(came.body, compresslevel=1, mtime=0))
    return packed.with_header("Content-Encoding", "gzip").with_header("Vary", "Accept-Encoding")


def _small(call: Call, came: Came) -> Came:
    return came.with_headers([(name.lower(), value) for name, value in came.headers])


# fmt: off
VARIANTS: tuple[Change, ...] = (
    Change("errors-in-html", "5.3.5.10", ("R-5.3.5.10-4", "R-5.3.5.10-5", "R-5.3.5.10-6", "R-5.3.5.10-7",
                                          "R-5.3.5.10-8", "R-5.3.5.10-9"),
           Text("401, 403, 404, 405, 415 and 429 have a page in HTML (E131).", "401、403、404、405、415、429 的响应体为 HTML(E131)。"),
           wrapper(answers(_in_html))),
    Change("errors-without-body", "5.3.5.10", ("R-5.3.5.10-4", "R-5.3.5.10-5", "R-5.3.5.10-6", "R-5.3.5.10-7",
                                               "R-5.3.5.10-8", "R-5.3.5.10-9"),
           Text("401, 403, 404, 405, 415 and 429 have no body (E131).", "401、403、404、405、415、429 没有响应体(E131)。"),
           wrapper(answers(_no_body))),
    Change("no-retry-after", "5.3.5.10", ("R-5.3.5.10-9",),
           Text("429 has no Retry-After (E160).", "429 没有 Retry-After(E160)。"),
           wrapper(answers(lambda call, came: came.with_header("Retry-After", None)))),
    Change("type-without-charset", "A.2.1", ("R-A.2.1-1",),
           Text("Content-Type has no charset (E236).", "Content-Type 不带 charset(E236)。"),
           wrapper(answers(_plain_type))),
    Change("type-in-other-case", "A.2.1", ("R-A.2.1-1",),
           Text("Content-Type is written in other letters, its charset in quotes (E236).",
                "Content-Type 大小写不同,charset 带引号(E236)。"),
           wrapper(answers(_other_case))),
    Change("type-with-parameters", "A.2.1", ("R-A.2.1-1",),
           Text("Content-Type has a further parameter (E236).", "Content-Type 带有其他参数(E236)。"),
           wrapper(answers(_more_parameters))),
    Change("gzip", "5.3.1", ("R-5.3.1-1",),
           Text("Answers are compressed for those who take gzip (E239).", "对接受 gzip 的客户端压缩响应(E239)。"),
           wrapper(answers(_compressed))),
    Change("in-pieces", "5.3.1", ("R-5.3.1-1",),
           Text("Answers come in chunks, without their length (E239).", "响应分块传输,不带长度(E239)。"),
           wrapper(answers(lambda call, came: replace(came, in_pieces=bool(came.body))))),
    Change("one-answer-a-connection", "5.3.1", ("R-5.3.1-1",),
           Text("Every answer ends its connection (E239).", "每次响应后关闭连接(E239)。"),
           wrapper(answers(lambda call, came: came.with_header("Connection", "close")))),
    Change("small-headers", "5.3.1", ("R-5.3.1-1",),
           Text("The names of header fields are in small letters (E239).", "首部字段名为小写(E239)。"),
           wrapper(answers(_small))),
)
# fmt: on
