"""`init`: a commented target file to fill in. Hosts, regions and certificates are the operator's to say (E058, E059, E206, E231)."""

from __future__ import annotations

from pathlib import Path

TEMPLATE = """\
# The server to judge. Paths are relative to this file. 被测服务器;路径相对于本文件。
# Afterwards: python -m conformance check --target THIS-FILE      填写后先运行 check
[target]
name = "my server"
lifthost = "https://127.0.0.1:8443"   # a host left out is not tested 未列出的主机不测试
# xssyhost = "https://…"              # type-test publicity platform 特种设备型式试验公示平台
# xzxkhost = "https://…"              # licence publicity platform 行政许可公示信息查询平台
# sgghost = "https://…"               # accident platform 特种设备事故信息平台
ca = "ca.pem"                         # the CA of the server's certificate 服务器证书的 CA
allow_write = false                   # true: the suite may add records, and revokes them afterwards 允许写入
# timeout = 10                        # seconds to wait for an answer 等待应答的秒数

[clock]
control = "none"                      # "admin": worlds with a clock of their own can be made 可创建带独立时钟的世界
# admin_url = "http://127.0.0.1:8480"
# admin_token = ""

# One table an account. One left out: its tests are NOT-APPLICABLE. 每个账户一张表;未配置的账户,其测试不适用。
[accounts.manufacturer]               # 制造单位或进口设备代理商
cert = "clients/manufacturer.pem"
key = "clients/manufacturer.key"
xydm = ""                             # unified social credit code 统一社会信用代码
# opened = 2026-11-01                 # when the account was opened 开户日期

# [accounts.manufacturer-other]       # another one, to see that it can't reach the first one's data 用于验证数据隔离
# cert = "clients/manufacturer-other.pem"
# key = "clients/manufacturer-other.key"
# xydm = ""

# [accounts.constructor]              # also constructor-other 施工单位
# cert = "clients/constructor.pem"
# key = "clients/constructor.key"
# xydm = ""

# [accounts.province]                 # also province-other, of another region 省级系统
# cert = "clients/province.pem"
# key = "clients/province.key"
# xydm = ""
# region = "浙江省"

# [accounts.typetest]                 # pushes reports and certificates (8.1.1, 8.1.2) 型式试验公示平台
# cert = "clients/typetest.pem"
# key = "clients/typetest.key"

# [accounts.platform]                 # asks the three national systems 向国家级系统获取数据的平台
# cert = "clients/platform.pem"
# key = "clients/platform.key"

# [accounts.unknown]                  # issued by the same CA, of nobody who has an account (R-5.3.5.10-4) 同一 CA 签发、但无账户的证书
# cert = "clients/unknown.pem"
# key = "clients/unknown.key"

[data]                                # what the server knows already 服务器已有的数据
# Best one each of a passenger lift, an escalator and a governor; such a kind is told by TSX311, TSX331, TSXF31
# 最好客梯、自动扶梯、限速器各一个,以编号开头 TSX311、TSX331、TSXF31 区分
type_test_certificates = []           # numbers of certificates 型式试验证书编号
# 5.2.3 b): name a maker, a constructor and an inspection body here and in [data.organisations] 制造、施工、检验单位各一个
licences = []                         # credit codes 统一社会信用代码
accidents = []                        # credit codes 统一社会信用代码

[data.organisations]                  # credit codes by ZZLB (7.17.2) 按组织类别的统一社会信用代码
# MANUFACTURE = []
# COMPONENT_MANUFACTURE = []
# AGENT = []
# TYPE_TEST = []
# USER = []
# MAINTENANCE = []
# INSPECT = []
# SUPERVISE = []
# INSTALL = []
# REFORM = []
# REPAIR = []
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
