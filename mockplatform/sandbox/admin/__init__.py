"""The admin API: JSON on a listener of its own, never on the port of the interfaces (paths start with /_admin/).

One module a resource; each ends with `ROUTES`, its rows of the route table. app.py makes of the rows what Flask needs,
description.py the OpenAPI document.
"""

from mockplatform.sandbox.admin.app import create_admin
from mockplatform.sandbox.admin.routes import Admin

__all__ = ["Admin", "create_admin"]
