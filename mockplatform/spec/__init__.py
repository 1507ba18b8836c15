"""The standard T/CPASE M 014.3—2021 as data: tables, code lists, interfaces, requirements, errata, regions, life cycles.

Nothing here knows of HTTP, SQL or test data; everything else is derived from it.
"""
