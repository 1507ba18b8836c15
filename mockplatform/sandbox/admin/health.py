"""Health: does the process live, does its database answer."""

from __future__ import annotations

from sqlalchemy.exc import SQLAlchemyError

from mockplatform.sandbox.admin.answers import Refusal
from mockplatform.sandbox.admin.routes import Asked, Route
from mockplatform.sandbox.admin.schemas import NUMBER, TEXT, record
from mockplatform.spec.model import Text
from mockplatform.store import worlds


def live(asked: Asked) -> object:
    """The process answers."""
    return {"status": "ok"}


def ready(asked: Asked) -> object:
    """The database answers as well; 503 if it doesn't."""
    try:
        with asked.admin.database.reading() as connection:
            return {"status": "ok", "worlds": len(worlds.every(connection))}
    except SQLAlchemyError as error:
        kind = type(error).__name__
        raise Refusal(503, f"the database does not answer: {kind}", f"数据库无响应:{kind}") from error


# fmt: off
ROUTES = (
    Route("GET", "/livez", live, Text("The process lives.", "进程存活。"), answer=record({"status": TEXT}), query=()),
    Route("GET", "/readyz", ready, Text("The database answers.", "数据库可用。"),
          answer=record({"status": TEXT, "worlds": NUMBER}), query=(), refusals=(503,)),
)
# fmt: on
