"""`init`: a commented target file to fill in."""

from __future__ import annotations

from pathlib import Path

TEMPLATE = """\
# The server to judge. Paths are relative to this file. 被测服务器;路径相对于本文件。
[target]
name = "my server"
lifthost = "https://127.0.0.1:8443"   # also xssyhost, xzxkhost, sgghost; a host left out is not tested 未列出的主机不测试
ca = "ca.pem"                         # the CA of the server's certificate 服务器证书的 CA
allow_write = false                   # true: the suite may add records, and revokes them afterwards 允许写入
# timeout = 10                        # seconds to wait for an answer 等待应答的秒数

[clock]
control = "none"                      # or "admin", with admin_url: the server's clock can be moved 可移动的时钟
# admin_url = "http://127.0.0.1:8480"

# Accounts: manufacturer, manufacturer-other, constructor, constructor-other, province, province-other, typetest,
# platform. One left out: its tests are NOT-APPLICABLE. 未配置的账户,其测试不适用。
[accounts.manufacturer]
cert = "clients/manufacturer.pem"
key = "clients/manufacturer.key"
xydm = ""                             # unified social credit code 统一社会信用代码
# opened = 2026-11-01                 # when the account was opened 开户日期
# region = "浙江省"                    # provinces only 仅省级账户

[data]                                # what the server knows already 服务器已有的数据
type_test_certificates = []
licences = []                         # credit codes 统一社会信用代码
accidents = []

[data.organisations]                  # by ZZLB 按组织类别
# COMPONENT_MANUFACTURE = ["…"]
"""


class TemplateError(ValueError):
    """The file is there already; the message is one line for the user."""


def write(path: Path) -> None:
    """Write the template; raises TemplateError rather than overwrite a file."""
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(TEMPLATE)
    except FileExistsError:
        raise TemplateError(f"{path} is there already, and is left as it is") from None
