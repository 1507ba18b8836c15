"""What lint does not see: the length of modules, and that nothing names the machine it was written on."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LONGEST = 400
DATA = ("mockplatform/spec/tables/", "mockplatform/spec/requirements/", "mockplatform/spec/errata/")
"""One row a line, however many there are"""

PLACES = re.compile("|".join((
    r"(?<![\w.])/" + r"work/",
    "/tmp/" + "bash",
    r"\b" + "art" + "ifactory",
    "nex" + "us" + r"\.[a-z]+\.",
    r"index" + r"[-_]url\s*=",
    "/root" + "/",
    "/home" + "/[a-z]",
)))  # fmt: skip
"""Paths and hosts of one machine; put together, so that this file does not match"""


def tracked() -> list[Path]:
    """The files under version control, and those that will be; a virtual environment in the checkout is none of ours."""
    words = ["git", "-C", str(ROOT), "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    try:
        listed = subprocess.run(words, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a checkout")
    paths = [path for name in listed.decode().split("\0") if name and (path := ROOT / name).is_file()]
    environments = {path.parent for path in paths if path.name == "pyvenv.cfg"}
    return [path for path in paths if environments.isdisjoint(path.parents)]


def test_no_module_is_too_long() -> None:
    modules = [path for path in tracked() if path.suffix == ".py" and "tests" not in path.relative_to(ROOT).parts]
    lengths = {
        path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines()) for path in modules
    }
    assert lengths
    assert {name: length for name, length in lengths.items() if length > LONGEST and not name.startswith(DATA)} == {}


def test_half_of_the_modules_are_short() -> None:
    own = [
        path
        for path in tracked()
        if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in ("mockplatform", "fixtures", "certs")
    ]
    lengths = sorted(len(path.read_text(encoding="utf-8").splitlines()) for path in own)
    assert lengths[len(lengths) // 2] <= 100


def test_nothing_names_this_machine() -> None:
    found = []
    for path in tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a picture, a font
        found += [f"{path.relative_to(ROOT)}: {match[0]}" for match in PLACES.finditer(text)]
    assert found == []
