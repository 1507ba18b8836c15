import re, pathlib
for page in ("docs/pytest.md","docs/pytest.zh-CN.md","/tmp/plugin/README.section.md","/tmp/plugin/README.section.zh-CN.md"):
    p=pathlib.Path(page); t=p.read_text(encoding="utf-8")
    t=re.sub(r"(\[`(tests/plugin/[a-z_]+\.py)`\]\([./]*\2\)\n\n```python\n)(.*?)```\n", lambda m: m[1]+pathlib.Path(m[2]).read_text(encoding="utf-8")+"```\n", t, flags=re.S)
    p.write_text(t,encoding="utf-8")
