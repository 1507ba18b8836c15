"""Every way to refuse a request: one row a reason, with the HTTP status and the code in the envelope (E129, E130, E160).

1, 5001 and 6001 are the standard's; the others are ours and repeat the status. `on_downlink` is the code where a
downlink differs from an uplink. Only hosts/envelope.py turns a Refused into bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from mockplatform.derive.problems import Problem
from mockplatform.spec.model import Text


@dataclass(frozen=True, slots=True)
class Reason:
    """One row: what goes over the wire for a reason to refuse."""

    status: int
    code: int
    text: Text
    on_downlink: int = 0


REASONS: dict[str, Reason] = {
    #                     HTTP  code  sentence
    "records":     Reason(400, 5001, Text("the records are not right",               "提交的数据有误")),
    "body":        Reason(400, 5001, Text("the body cannot be read",                 "请求体格式有误")),
    "query":       Reason(400, 6001, Text("the query parameters are not right",      "请求参数有误"), 6001),
    "lookback":    Reason(400, 6001, Text("the update time is not within the last week", "最后更新时间应在过去一周内"), 6001),
    "identity":    Reason(401, 401,  Text("no certificate, or one without an account", "未授权")),
    "expired":     Reason(401, 401,  Text("the certificate is not valid now",        "未授权:证书不在有效期内")),
    "revoked":     Reason(401, 401,  Text("the certificate is revoked",              "未授权:证书已吊销")),
    "role":        Reason(403, 403,  Text("this account has no right to this interface", "没有权限")),
    "window":      Reason(403, 403,  Text("this mode is open from 1:00 to 5:00",     "该接口调用时间限制为1:00至5:00")),
    "initial":     Reason(403, 403,  Text("this mode is closed three months after the account was opened",
                                          "该接口仅在单位账户开通3个月内可用")),
    "unknown":     Reason(404, 5001, Text("there is no such record",                 "数据不存在"), 6001),
    "path":        Reason(404, 404,  Text("there is no such interface",              "请求的资源不存在")),
    "method":      Reason(405, 405,  Text("the method is not allowed here",          "该HTTP方法不被允许")),
    "too_large":   Reason(413, 413,  Text("the body is too large",                   "请求体过大")),
    "media":       Reason(415, 415,  Text("the media type is not application/json",  "请求类型错误")),
    "interval":    Reason(429, 429,  Text("the interval since the last call is not over", "请求过多")),
    "internal":    Reason(500, 500,  Text("an error of the server",                  "服务器错误")),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one record of a refused uplink: its place in the request, its id, everything that was found."""

    index: int
    id: str
    problems: tuple[Problem, ...]


@dataclass
class Refused(Exception):
    """A request is refused.

    `faults` name the records of an uplink; `problem` says what is wrong with a query or an identity. `private` tells the
    journal, and only the journal, the reason behind an answer that hides it (a foreign record is answered as unknown).
    """

    reason: str
    faults: Sequence[Fault] = ()
    problem: Problem | None = None
    headers: dict[str, str] = field(default_factory=dict)
    private: str = ""
    expected: str = ""
    """For the journal too: what would have been right"""
    requirement: str = ""
    earliest: int | None = None
    """The first moment at which the same call would be legal, for time rules"""

    @property
    def row(self) -> Reason:
        """The row of REASONS."""
        return REASONS[self.reason]
