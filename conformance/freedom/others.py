"""All errata without ways to tell apart: how the suite gets along with each of them, and which module sees to it."""

from __future__ import annotations

from conformance.freedom.model import Kind, Other

READ, SENT, OPEN, EXCUSED, RULE, GIVEN, NOTHING = Kind

# fmt: off
OTHERS: dict[str, Other] = {
    # Codes of elements
    "E001": Other(READ, "wire/dialect.py"),  # 电梯整机编码 is coded ZJBM or TZJBM
    "E002": Other(READ, "wire/dialect.py"),  # 设备出厂编号 is coded CPBH or CCBH
    "E003": Other(READ, "judging/rows.py"),  # 工作环境 is coded GZHJ or GZHZ
    "E004": Other(READ, "wire/dialect.py"),  # 电梯部件类别 is coded TBJLB or BJLB
    "E005": Other(READ, "wire/dialect.py"),  # 电梯部件制造单位统一社会信用代码 is coded TBJZZXYDM or BJZZXYDM
    "E006": Other(READ, "wire/dialect.py"),  # 召回原因 is coded ZHYZ, ZHYE or "ZHY Y"
    "E007": Other(READ, "wire/dialect.py"),  # 召回型号 / 召回部件型号 is coded ZHXX, "ZH XH" or ZHXXH
    "E008": Other(READ, "judging/rows.py"),  # ZHXX names both the recall array and the recall model
    "E009": Other(READ, "wire/dialect.py"),  # 召回日期 is coded ZHRQ or ZHWCRQ
    "E010": Other(READ, "judging/rows.py"),  # 监督管理信息 is coded JCXZZF or JCZZZF
    "E011": Other(READ, "judging/rows.py"),  # 应急救援电话 is coded YJJYDH or YJYDH
    "E012": Other(READ, "judging/rows.py"),  # 保险机构统一社会信用代码 is coded BXJGXYDM or BXJGXNDM
    "E013": Other(READ, "judging/rows.py"),  # 保险代理机构统一社会信用代码 is coded BXDLJGXYDM or BXDLJGXNDM
    "E014": Other(READ, "wire/dialect.py"),  # 定期检验日期 is coded DQJYHGRQ or DQJYRQ
    "E015": Other(READ, "ch8/test_8_2_corporate_information.py"),  # 联系人电话 is coded LXDH or LXRDH
    "E016": Other(NOTHING),  # SYFZRQ and FZRQ are two elements of one name, 发证日期
    "E017": Other(RULE, "ch6/test_6_10_constructions.py"),  # GXSJ stands for times of four different names
    "E018": Other(RULE, "claims/observed.py"),  # Two creation months are coded CJYF, the third DTCJYF
    "E019": Other(NOTHING),  # BJXX is named 部件信息 and 电梯部件基础信息
    "E020": Other(READ, "judging/rows.py"),  # SGXKZBH, XKZKSSJ, XKZJSSJ, XSSYBH, ZCDZ, TXDZ, FRXM and LXRXM have two names each
    "E021": Other(SENT, "records/valid.py"),  # Whose credit code XYDM in Table 46 is
    "E022": Other(READ, "ch6/test_6_12_full_information.py"),  # 召回单位统一(社会)信用代码 has the code ZHDWMC and the type C..30
    "E023": Other(READ, "records/recalls.py"),  # ZHID is 召回记录编码 C..19 and 召回完成编码 C..20
    "E024": Other(OPEN),  # Two states of use: SYZT and SBSYZT
    "E026": Other(OPEN),  # "电梯制造单位.统一社会信用代码" points into an object of no table
    "E027": Other(NOTHING),  # Codes whose letters do not match their names
    "E028": Other(READ, "ch5/test_5_3_5_1_codes.py"),  # 整改完成日期 has no code
    "E029": Other(READ, "ch5/test_5_3_5_1_codes.py"),  # 召回部件信息 has no code
    "E030": Other(EXCUSED, "wire/doubts.py"),  # 召回通知记录编码 has neither code nor source
    "E031": Other(RULE, "records/reports.py"),  # The inspection record code has three names in Annex A
    "E032": Other(RULE, "records/reports.py"),  # The maintenance record code is 维护保养记录编码 in A.3.8
    "E033": Other(RULE, "records/reports.py"),  # The insurance record code is 电梯整机保险记录编码 in A.3.5
    "E034": Other(NOTHING),  # 电梯制造单位… in Annex A, 电梯整机制造单位… in the tables
    "E035": Other(NOTHING),  # 施工现联系人 for 施工联系人
    # Members and their nesting
    "E036": Other(SENT, "judging/rows.py"),  # 数据版本 (M) is missing from the 6.2 body of Annex A
    "E040": Other(OPEN),  # DTCJYF, BHGZ and CJYF are table rows but query parameters
    "E041": Other(OPEN),  # A.3.16 leaves out four rows of Table 36
    "E042": Other(RULE, "annex/test_A_3_16_construction_notices.py"),  # The sample in A.3.16 is not valid JSON
    "E043": Other(SENT, "records/valid.py"),  # 施工许可证编号 (M) is missing from A.3.21
    "E044": Other(SENT, "records/reports.py"),  # 检测报告编号 is missing from Table 31
    "E046": Other(RULE, "ch8/test_8_2_corporate_information.py"),  # The query key of 8.2 has no row in Table 48
    "E048": Other(READ, "judging/demands.py"),  # ZJBM and GXSJ occur twice in an item of the full information
    "E049": Other(OPEN),  # 数据版本 inside the items of 资质信息
    "E051": Other(SENT, "annex/test_A_2_7_enter_result.py"),  # The elements of 移除部件 are bare strings
    "E052": Other(SENT, "records/plans.py"),  # ZJBMNEW stands in ZJXX of the entry body, ZJBMOLD in ZJXX of the response
    "E053": Other(RULE, "judging/nesting.py"),  # Flat tables, nested bodies
    "E054": Other(READ, "judging/items.py"),  # 施工记录编码 comes last in the tables, second in Annex A
    "E056": Other(READ, "claims/observed.py"),  # Increments: every part, or lift and components only
    # Hosts, paths, printing
    "E057": Other(READ, "wire/dialect.py"),  # notices_info with or without /lifts
    "E058": Other(GIVEN, "template.py"),  # lifhost for lifthost
    "E059": Other(GIVEN, "template.py"),  # xzkhhost or xzxkhost
    "E060": Other(RULE, "ch6/test_6_13_units.py"),  # Unit information has two paths
    "E061": Other(RULE, "ch8/test_8_1_1_push_units.py"),  # The push endpoints have neither a version nor a tp segment
    "E062": Other(RULE, "ch8/test_8_1_2_push_certificates.py"),  # test_certificate_rl looks cut off
    "E063": Other(RULE, "ch8/test_8_1_3_certificate_image.py"),  # The xssyhost path has no /api
    "E064": Other(NOTHING),  # Blanks, angle brackets and backquotes inside URLs
    "E065": Other(NOTHING),  # QyeryParams
    # Values
    "E067": Other(SENT, "wire/client.py"),  # The URLs of clauses 6, 7 and 8 carry no query grammar
    "E068": Other(SENT, "claims/uplinks.py"),  # Format notation: "x.y" in the text, "x..y" and "..y" in use
    "E070": Other(READ, "judging/values.py"),  # Month values: YYYYMM or a timestamp
    "E071": Other(READ, "judging/values.py"),  # The time zone, and the instant of a date without a time
    "E072": Other(READ, "judging/items.py"),  # The JSON type of N, B and timestamp values
    "E073": Other(READ, "judging/items.py"),  # What "", null and an absent member mean
    "E074": Other(SENT, "judging/rows.py"),  # Unit of length: characters or bytes
    "E075": Other(SENT, "ch5/test_5_3_3_types.py"),  # N..a,b: does a count the point or the decimals
    "E076": Other(NOTHING),  # N..5.2 with a point
    "E077": Other(READ, "judging/items.py"),  # YYYYMMD for YYYYMMDD
    "E078": Other(READ, "ch8/test_8_3_accidents.py"),  # YYYYMMDD hhmmss with a blank, without a blank, without seconds
    "E079": Other(SENT, "records/valid.py"),  # SYXYDM is C..19 or C..18
    "E080": Other(SENT, "judging/rows.py"),  # SYDWMC is C..30 or C..50
    "E081": Other(SENT, "judging/rows.py"),  # SGLXRDH is C..50 or C..20
    "E082": Other(SENT, "judging/rows.py"),  # SGLXRYX is C..50 or C..20
    "E083": Other(SENT, "records/valid.py"),  # SYDWYB is C..10 or C..50, DWYB C..20
    "E084": Other(SENT, "ch8/test_8_2_corporate_information.py"),  # DWMC is C..30 or C..20
    "E085": Other(SENT, "records/valid.py"),  # Lengths of models differ: CPXH 18, ZHXXH 20, SBXH and TBJXH 50
    "E086": Other(SENT, "records/valid.py"),  # ZHBJMC is C..20, TBJPZ C..30
    "E087": Other(READ, "judging/reading.py"),  # SJBB N..19 exceeds the exact range of a double
    "E088": Other(READ, "judging/values.py"),  # Record codes C..19 look like 64-bit integers
    "E089": Other(SENT, "records/valid.py"),  # YYDTGZYL N..4 in MPa has no decimals
    "E090": Other(EXCUSED, "wire/doubts.py"),  # SBLB and SBPZ: code or name of the catalogue
    "E091": Other(EXCUSED, "wire/doubts.py"),  # TBJPZ has no value list
    "E092": Other(SENT, "ch7/test_7_1_add_usage.py"),  # SBSYCSLB: a recommendation (宜), digits in a C field
    "E093": Other(RULE, "ch7/test_7_10_add_inspection.py"),  # JYJL: four Chinese words, no codes
    "E094": Other(SENT, "ch7/test_7_10_add_inspection.py"),  # JYLB has no value for the supervision of 移装 nor for 检测
    "E095": Other(SENT, "records/valid.py"),  # FKNR, FBDJ, FBXS, BXXZ, SGTZ, SGDJ and SGSWRSX have no value lists
    "E098": Other(READ, "judging/values.py"),  # Full-width conversion: which elements, which characters
    "E099": Other(NOTHING),  # BY formats "WC、RM" in Table 1
    "E100": Other(OPEN),  # SGTZ and SGHJ are C..6
    "E101": Other(SENT, "records/valid.py"),  # Units of measure are fixed by the table
    "E102": Other(SENT, "records/valid.py"),  # SGDQ C..50 and addresses C..50 or C..100
    # What is M
    "E103": Other(SENT, "judging/rows.py"),  # Rows of one kind of lift are M for every lift
    "E104": Other(RULE, "ch6/test_6_1_add_lift.py"),  # At least one of three speeds
    "E105": Other(SENT, "judging/rows.py"),  # GZHJ is K when adding, M when modifying
    "E106": Other(SENT, "judging/rows.py"),  # TBJLB is K when adding, M when modifying
    "E107": Other(RULE, "judging/demands.py"),  # BJXX is K, its members are M
    "E108": Other(SENT, "ch6/test_6_7_enter_result.py"),  # GZXLNR is M for installations too
    "E109": Other(RULE, "ch6/test_6_7_enter_result.py"),  # TBZZRQ is M among K rows in Table 10
    "E110": Other(SENT, "records/reports.py"),  # Inspection rows are M for supervision and periodic inspection at once
    "E111": Other(SENT, "records/valid.py"),  # XCJCRQ: M in three tables, K in Table 31
    "E113": Other(SENT, "records/valid.py"),  # Notes of Tables 7 and 8 depend on an element that is not there
    "E117": Other(SENT, "ch6/test_6_5_modify_construction.py"),  # SFGZ is M in Table 8, but for constructors only
    "E118": Other(SENT, "records/informs.py"),  # Table 41: SGID optional, SJBB mandatory
    "E119": Other(NOTHING),  # Table 41 has no row 10
    "E120": Other(SENT, "records/valid.py"),  # AZRQ: K in Tables 7, 8 and 36, M in 13 and 41
    "E121": Other(OPEN),  # SGXKZBH: M in Tables 13 and 41, K in 36, not in 7
    # Life of a record
    "E122": Other(SENT, "records/lifts.py"),  # What SJBB means
    "E123": Other(SENT, "records/reports.py"),  # PUT: full replacement or patch
    "E124": Other(SENT, "records/lifts.py"),  # Whether PUT can change ZJBM
    "E125": Other(RULE, "claims/reported.py"),  # Insurance and maintenance records may be nearly empty
    "E126": Other(OPEN),  # "该条款为累计条款"
    "E127": Other(RULE, "judging/verdicts.py"),  # Requirements inside a 注
    "E128": Other(RULE, "ch5/test_5_3_4_2_2_use.py"),  # M and K say 基本 or 扩展追溯信息, not presence
    # Answers
    "E130": Other(READ, "wire/client.py"),  # Codes other than 1, 5001 and 6001
    "E131": Other(OPEN),  # What the answers 401, 403, 404, 405, 415, 429 and 500 carry
    "E132": Other(OPEN),  # Is a batch all or nothing
    "E133": Other(READ, "ch5/test_5_3_5_7_failures.py"),  # Which records the answer to a failed batch lists
    "E134": Other(READ, "records/stages.py"),  # What id and ids stand for
    "E136": Other(READ, "wire/client.py"),  # An array of one record: the single or the batch answer
    "E139": Other(EXCUSED, "claims/observed.py"),  # Does the limit of 100 bind the results of downlinks
    "E140": Other(SENT, "claims/forms.py"),  # Does the limit of 100 bind the keys of DELETE
    "E142": Other(OPEN),  # The same key twice in one batch
    "E145": Other(READ, "claims/forms.py"),  # Answer body of DELETE
    "E147": Other(READ, "wire/client.py"),  # code as a number and as a string
    "E148": Other(READ, "ch5/test_5_3_5_7_failures.py"),  # timestamp as a number and as an empty string
    "E149": Other(RULE, "wire/client.py"),  # Comments in the JSON samples
    "E151": Other(READ, "wire/client.py"),  # Notices asked for by key: object or array
    "E152": Other(READ, "claims/modes.py"),  # Nothing found
    "E154": Other(SENT, "ch6/test_6_12_months.py"),  # BHGZ with modes other than the month
    "E155": Other(RULE, "ch6/test_6_12_months.py"),  # What 已被改造电梯 means for queries
    "E157": Other(READ, "ch6/test_6_12_full_information.py"),  # BGLX on the first read
    "E158": Other(READ, "judging/items.py"),  # Sort order of list answers
    # Time rules
    "E159": Other(RULE, "ch6/test_6_13_units.py"),  # Month batch: other limits for enterprises, provinces and units
    "E161": Other(SENT, "claims/window.py"),  # 1:00 至 5:00: ends, zone, instant
    "E162": Other(SENT, "claims/increments.py"),  # 24 小时以上 and 10 分钟以上: ≥ or >, counted from what
    "E163": Other(SENT, "claims/increments.py"),  # A 24 h interval inside a 4 h window
    "E164": Other(RULE, "claims/modes.py"),  # 该接口限制…: the mode or the whole interface
    "E165": Other(SENT, "ch6/test_6_12_increments.py"),  # Look-back of one week: the bounds
    "E166": Other(RULE, "claims/modes.py"),  # Look-back in the mode with key and time
    "E167": Other(SENT, "claims/increments.py"),  # Is 之后 strictly after
    "E168": Other(RULE, "ch6/test_6_10_constructions.py"),  # Limits of 6.9, 6.10 and 6.11
    "E169": Other(SENT, "ch6/test_6_10_constructions.py"),  # 7 天内: by creation or by update
    "E170": Other(SENT, "claims/months.py"),  # 3 months since the account was opened
    "E171": Other(RULE, "claims/months.py"),  # 宜初次初始化时…使用
    "E172": Other(SENT, "wire/client.py"),  # Clock skew between client and platform
    "E173": Other(EXCUSED, "claims/modes.py"),  # A month batch of the current or of a future month
    "E174": Other(NOTHING),  # Bullets copied from the lift clause
    "E175": Other(NOTHING),  # Increments 每天（如需要） and 定时
    # Life of a lift, notices
    "E176": Other(SENT, "ch6/test_6_3_revoke_lift.py"),  # The state 出厂 is in no code list
    "E177": Other(SENT, "ch6/test_6_3_revoke_lift.py"),  # Revoking a lift that has a construction record
    "E178": Other(SENT, "ch6/test_6_6_revoke_construction.py"),  # 6.6: which constructions can be revoked
    "E179": Other(RULE, "ch6/test_6_6_revoke_construction.py"),  # What completes 安装监督检验
    "E181": Other(RULE, "ch6/test_6_7_enter_result.py"),  # What 6.7 overwrites
    "E182": Other(SENT, "ch5/test_5_2_1_rights.py"),  # Entry notices for installation and relocation only
    "E183": Other(SENT, "records/stages.py"),  # REFORM without ZJBMNEW, INSTALL with ZJXX
    "E184": Other(OPEN),  # What a lock blocks
    "E185": Other(RULE, "ch6/test_6_2_modify_lift.py"),  # Form of the refusal for a locked lift
    "E186": Other(OPEN),  # Who unlocks after a passed inspection; is locking idempotent
    "E187": Other(SENT, "records/reports.py"),  # The duty to lock before the inspection
    "E188": Other(OPEN),  # History of modifications
    "E190": Other(RULE, "ch7/test_7_16_construction_notices.py"),  # 待阅施工告知信息: unread, and with SFGZ true or false
    "E191": Other(OPEN),  # The province informs (7.21) where the constructor has not set SFGZ
    "E192": Other(RULE, "ch7/test_7_22_revoke_construction_notice.py"),  # 7.22: when it is allowed and what it undoes
    "E194": Other(NOTHING),  # The duty to complete the components before the inspection is applied for
    "E196": Other(SENT, "records/recalls.py"),  # Who may report a recall of whose component
    "E197": Other(OPEN),  # Several usage records of one lift
    "E198": Other(OPEN),  # Effect of STOP and SCRAP
    # Rights, roles, the national systems, the wire
    "E200": Other(NOTHING),  # Order and names of Table 3 against the sections
    "E202": Other(RULE, "ch5/test_5_2_1_rights.py"),  # Does 添加、修改和撤销 of 5.2.1 cover results
    "E203": Other(NOTHING),  # 5.2.1 calls construction data and full information 通知信息
    "E204": Other(READ, "ch5/test_5_2_1_rights.py"),  # 属于本单位的电梯
    "E206": Other(GIVEN, "template.py"),  # Accounts of cities
    "E209": Other(SENT, "records/valid.py"),  # Which categories a province may add by 7.17
    "E210": Other(NOTHING),  # 形式试验机构
    "E211": Other(SENT, "ch6/test_6_4_add_construction.py"),  # REPAIR: 重大修理 or 修理
    "E212": Other(SENT, "ch6/test_6_5_modify_construction.py"),  # Rights on a construction that the other party added
    "E213": Other(OPEN),  # Import agents
    "E214": Other(OPEN),  # Maintenance companies are enterprises without interfaces
    "E215": Other(RULE, "ch5/test_5_3_5_6_batches.py"),  # Are the pushes of 8.1 uplinks
    "E216": Other(READ, "records/pushes.py"),  # Answers to pushes: no data, code as a string, always msg
    "E217": Other(RULE, "annex/test_A_4_1_1_push_units.py"),  # Batches and all-or-nothing for certificates (8.1.2)
    "E218": Other(SENT, "ch8/test_8_1_2_push_certificates.py"),  # SJLX: MODIFY for units, not for certificates
    "E220": Other(RULE, "records/pushes.py"),  # Direction and duties of 8.1.1 and 8.1.2
    "E221": Other(OPEN),  # 型式试验机构信息 is promised without an interface
    "E222": Other(READ, "judging/demands.py"),  # Licence data promised by 5.2.3 b) and what Table 48 holds
    "E223": Other(NOTHING),  # Caption and missing notes of Table 48
    "E224": Other(READ, "ch8/test_8_3_accidents.py"),  # 故障等级 for 事故等级; 较大事故 missing
    "E225": Other(RULE, "annex/test_A_4_3_accidents.py"),  # 8.3: whose credit code, and no envelope
    "E226": Other(READ, "records/national.py"),  # 8.2: a bare object, not found undefined
    "E228": Other(NOTHING),  # Title of A.4.1.2.2.2
    "E229": Other(OPEN),  # When and how often the platform calls the national systems
    "E230": Other(READ, "ch8/test_8_3_accidents.py"),  # Timestamps on the national interfaces
    "E231": Other(GIVEN, "template.py"),  # Authentication between the platform and the national systems
    "E232": Other(RULE, "ch5/test_5_3_2_security.py"),  # HTTP/HTTPS against HTTPS with mutual authentication
    "E235": Other(OPEN),  # Issue, renewal and revocation of certificates
    "E238": Other(EXCUSED, "wire/client.py"),  # 429 for other reasons
    "E239": Other(RULE, "ch5/test_5_3_1_format.py"),  # HTTP version, compression, redirects, limits of size
    "E240": Other(OPEN),  # Repeating an add safely
    "E241": Other(NOTHING),  # Column header 基本追溯信息 for 追溯信息属性
    "E242": Other(NOTHING),  # Titles with and without 信息
    "E243": Other(NOTHING),  # The synonym 设备代码 is missing on 13 rows of ZJBM
    "E244": Other(SENT, "records/codes.py"),  # Is 电梯整机编码 the 设备代码 of the TSG
    "E245": Other(SENT, "ch6/test_6_1_add_lift.py"),  # Nine kinds of component, and 轿厢 and 对重
    "E246": Other(NOTHING),  # 编制说明 2.3 says 4 parts and lists more
    "E247": Other(READ, "judging/rows.py"),  # The text at hand is a machine conversion
    "E248": Other(RULE, "report/phrases.py"),  # No conformance clause
    "E249": Other(EXCUSED, "records/recalls.py"),  # SJBB (M) of a recall has no sure source
    "E250": Other(EXCUSED, "records/tour.py"),  # When a result may be entered (6.7)
    "E261": Other(SENT, "records/valid.py"),  # The region limit is stated for reading, not for writing
    "E262": Other(READ, "ch8/test_8_1_1_push_units.py"),  # Category of a pushed unit
    "E264": Other(SENT, "records/orgs.py"),  # Can 7.18 change XYDM
}
# fmt: on
