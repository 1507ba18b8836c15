"""A request's way through the server: path, role, body, records, answer."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from lifthost.answers import Answer, Refusal, bad_record, envelope, failure, success
from lifthost.check import Problem, Problems, Values, read
from lifthost.downlinks import DOWNLINKS, answer
from lifthost.national import NATIONAL
from lifthost.uplinks import PUSHES, UPLINKS, Uplink
from lifthost.world import Account, World

API, PUSH = "/api/tp/v1", "/api/typetest"
MOST = 100
"""Records in a request (5.3.5.5)"""


@dataclass(frozen=True)
class Request:
    """What was asked, by whom."""

    account: str
    method: str
    path: str
    query: dict[str, list[str]]
    media: str
    body: bytes


def handle(world: World, request: Request) -> Answer:
    """Answer a request; the caller holds the lock."""
    try:
        return _handle(world, request)
    except Refusal as refusal:
        return failure(world, refusal.status, refusal.code, str(refusal))


def _handle(world: World, request: Request) -> Answer:
    account = world.accounts.get(request.account)
    if account is None:
        raise Refusal(401, 4001, "未授权")
    if request.path in NATIONAL:
        _may(account, request, ("platform",), "GET")
        return NATIONAL[request.path](world, request.query)
    if request.path.startswith(PUSH):
        return _push(world, account, request)
    return _platform(world, account, request)


def _platform(world: World, account: Account, request: Request) -> Answer:
    path = request.path.removeprefix(API)
    if path == world.style.notices_path:
        path = "/notices_info"
    elif path == "/notices_info":
        path = ""
    methods = [method for method, known in UPLINKS if known == path] + ["GET"] * (path in DOWNLINKS)
    if not methods or not request.path.startswith(API):
        raise Refusal(404, 4004, "请求的资源不存在")
    if request.method == "GET" and path in DOWNLINKS:
        link = DOWNLINKS[path]
        _may(account, request, link.roles, "GET")
        return answer(world, account, path, link, request.query)
    _may(account, request, (), *methods)
    uplink = UPLINKS[request.method, path]
    _may(account, request, uplink.roles, request.method)
    if uplink.table is None:
        return _revoke(world, account, uplink, request.query.get(uplink.key, []))
    return _report(world, account, uplink, request)


def _may(account: Account, request: Request, roles: tuple[str, ...], *methods: str) -> None:
    if request.method not in methods:
        raise Refusal(405, 4005, "该 http 方法不被允许")
    if roles and account.role not in roles:
        raise Refusal(403, 4003, "鉴权成功,但是该用户没有权限")


def _json(request: Request) -> Any:
    if request.media.partition(";")[0].strip().lower() != "application/json":
        raise Refusal(415, 4015, "请求类型错误")
    try:
        return json.loads(request.body.decode("utf-8"))
    except (ValueError, RecursionError):
        raise Refusal(400, 5001, "请求体不是 JSON") from None


def _report(world: World, account: Account, uplink: Uplink, request: Request) -> Answer:
    """A body with one record, or with an array of them (5.3.5.6)."""
    content, style = _json(request), world.style
    single = not isinstance(content, list)
    if single and uplink.array and style.arrays_only:
        raise Refusal(400, 5001, "请提交 JSON 数组")
    records = [content] if single else content
    if len(records) > MOST and not style.cut_batches:
        raise Refusal(400, 5001, f"每次最多 {MOST} 条")
    outcomes = _store(world, account, uplink, records[:MOST], keep=style.partial_batches)
    if any(isinstance(outcome, Problems) for outcome in outcomes) or not outcomes:
        return _told(world, uplink, records, outcomes, single)
    ids = [outcome for outcome in outcomes if not isinstance(outcome, Problems)]
    status = 201 if request.method == "POST" else 200
    return success(world, {"id": ids[0]} if single else {"ids": ids}, status)


def _told(world: World, uplink: Uplink, records: list[Any], outcomes: list[Any], single: bool) -> Answer:
    """The failure of one record, or of a batch (5.3.5.7)."""
    rows = [
        bad_record(world.style, _id(uplink, record), outcome.found if isinstance(outcome, Problems) else ())
        for record, outcome in zip(records, outcomes, strict=False)
        if isinstance(outcome, Problems) or world.style.partial_batches
    ]
    status = max(
        (problem.status for one in outcomes if isinstance(one, Problems) for problem in one.found), default=400
    )
    return failure(world, status if single else 400, 5001, "提交的数据有误", rows[0] if single else rows)


def _store(world: World, account: Account, uplink: Uplink, records: list[Any], *, keep: bool) -> list[Any]:
    """For each record its code, or what is wrong with it. Without `keep` one bad record undoes all."""
    outcomes: list[Any] = []
    table = uplink.literal if uplink.literal and world.style.literal_tables else uplink.table
    try:
        with world.whole():
            for record in records:
                try:
                    assert table is not None
                    with world.whole():
                        outcomes.append(_do(world, account, uplink, read(table, record, world.style)))
                except Problems as problems:
                    outcomes.append(problems)
            if not keep and any(isinstance(outcome, Problems) for outcome in outcomes):
                raise Undone
    except Undone:
        pass
    return outcomes


class Undone(Exception):
    """Takes a batch back."""


def _do(world: World, account: Account, uplink: Uplink, values: Values) -> str | int:
    done = uplink.act(world, account, values)
    if done is None:
        return ""
    return done.number if world.style.number_ids else done.id


def _id(uplink: Uplink, record: object) -> object:
    given = record if isinstance(record, dict) else {}
    return given.get("id") or given.get(uplink.key) or ""


def _revoke(world: World, account: Account, uplink: Uplink, keys: list[str]) -> Answer:
    """A revocation, with a key in the query or several (A.2.3)."""
    keys = [key for key in keys if key]
    if not keys or len(keys) > MOST:
        raise Refusal(400, 5001, f"请求参数有误: {uplink.key}")
    outcomes = [_revoked(world, account, uplink, key) for key in keys]
    bad = [(key, problems) for key, problems in zip(keys, outcomes, strict=True) if problems]
    if not bad:
        return success(world, {"id": keys[0]} if len(keys) == 1 else {"ids": keys})
    rows = [bad_record(world.style, key, problems.found) for key, problems in bad]
    return failure(world, bad[0][1].found[0].status, 5001, "撤销失败", rows[0] if len(keys) == 1 else rows)


def _revoked(world: World, account: Account, uplink: Uplink, key: str) -> Problems | None:
    try:
        with world.whole():
            uplink.act(world, account, {uplink.key: key})
    except Problems as problems:
        absent = problems.found[0].status == 404
        return None if absent and world.style.forgiving_delete else problems
    return None


def _push(world: World, account: Account, request: Request) -> Answer:
    """8.1.1, 8.1.2: all or nothing, and an answer of its own (A.4.1.1.2)."""
    path = request.path.removeprefix(PUSH)
    if ("POST", path) not in PUSHES:
        raise Refusal(404, 4004, "请求的资源不存在")
    uplink = PUSHES["POST", path]
    _may(account, request, uplink.roles, "POST")
    content = _json(request)
    records = content if isinstance(content, list) else [content]
    if len(records) > MOST:
        raise Refusal(400, 5001, f"每次最多 {MOST} 条")
    outcomes = _store(world, account, uplink, records, keep=False)
    problems: list[Problem] = [one for outcome in outcomes if isinstance(outcome, Problems) for one in outcome.found]
    if problems:
        return failure(world, 400, 5001, problems[0].message)
    now = envelope(world, 1)["timestamp"]
    content = {"code": 1} if world.style.extras else {"timestamp": str(now), "code": "1", "msg": ""}
    return Answer(200 if world.style.always_200 else 201, content)
