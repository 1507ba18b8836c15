"""xssyhost, the type-test publicity platform: the picture of a certificate (8.1.3)."""

from __future__ import annotations

from mockplatform.derive.problems import Problem
from mockplatform.errors import Refused
from mockplatform.hosts import scan
from mockplatform.hosts.call import Answer, Call, Routes
from mockplatform.store.rows import CERTIFICATES


def certificate_image(call: Call) -> Answer:
    """8.1.3: a JPEG; an unknown number is 404 with the envelope (E227)."""
    number = call.query["XSSYBH"]
    with call.platform.database.reading() as connection:
        certificate = CERTIFICATES.find(connection, call.world.id, [number]).get(number)
    if certificate is None:
        problem = Problem("absent", "XSSYBH", "型式试验证书编号", got="no such record", requirement="R-5.3.5.10-6")
        raise Refused("unknown", problem=problem)
    return Answer(scan.picture(certificate), bare=True)


ROUTES: Routes = {"8.1.3": certificate_image}
