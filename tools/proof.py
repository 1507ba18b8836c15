"""Proves the conformance suite.

    python tools/proof.py [--processes 2]           everything; the numbers go to conformance/proof.json and the READMEs
    python tools/proof.py --quick                   what each commit runs; writes nothing, unless --write is added
    python tools/proof.py --part variants           one part of it: mutants, variants, degenerate; may be repeated
    python tools/proof.py NAME …                    these mutants again, and their rows of conformance/proof.json

In full, every mutant and every variant meets the whole suite, and the variants twenty times in random company. That takes
the better part of an hour; what is done is kept in build/, and a proof that was cut short goes on there as long as the
sources are the same. `--quick` lets mutants and variants meet the tests of the requirements that they name; the whole
suite meets every variant in company, and the servers that are no good. Both end with 1 if a mutant survives, or is killed
by tests of other clauses alone, if a legal server is failed, or if more than 3 % of the mandatory requirements are found
met by a server that is no good.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import redirect_stdout, suppress
from dataclasses import astuple, dataclass, replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from conformance import __version__  # noqa: E402
from conformance.cli import main as run_suite  # noqa: E402
from conformance.proving import degenerate, kills  # noqa: E402
from conformance.report.proof import lines  # noqa: E402
from conformance.running.target import load  # noqa: E402
from mockplatform.app import MockPlatform  # noqa: E402
from mockplatform.mutants import EQUIVALENT, MUTANTS, VARIANTS  # noqa: E402
from mockplatform.settings import Settings  # noqa: E402

COMBINATIONS, COMPANY, SEED = 20, (3, 8), 20260101
"""Runs with several variants, how many together, and the seed of the draw"""

GROUPS = 6
"""Runs by which every variant meets the whole suite in company"""

PARTS = ["mutants", "variants", "degenerate"]

MOST = 3.0
"""Percent of the mandatory requirements that a server which is no good may be found to meet"""

SOURCES = ("conformance", "mockplatform", "fixtures", "certs", "tools")
"""What the outcome of a run depends on"""

FILE = ROOT / "conformance" / "proof.json"
READMES = {"en": ROOT / "README.md", "zh": ROOT / "README.zh-CN.md"}
BEGIN, END = "<!-- proof: written by tools/proof.py -->", "<!-- /proof -->"

Report = dict[str, Any]


@dataclass(frozen=True)
class Job:
    """One run: against the emulator with a mutant or variants, or against a server that is no good."""

    broken: str = ""
    variants: tuple[str, ...] = ()
    degenerate: str = ""
    only: tuple[str, ...] = ()
    """Requirements and, in `modules`, where their tests stand; empty for the whole suite"""
    modules: tuple[str, ...] = ()


def combinations() -> Iterator[tuple[str, ...]]:
    """Variants in random company, the same for everyone."""
    random = Random(SEED)
    for _ in range(COMBINATIONS):
        yield tuple(random.sample(list(VARIANTS), random.randint(*COMPANY)))


def groups() -> list[tuple[str, ...]]:
    """Every variant once, in random company."""
    names = Random(SEED).sample(list(VARIANTS), len(VARIANTS))
    return [tuple(names[number::GROUPS]) for number in range(GROUPS)]


def judged(folder: str, job: Job) -> Report:
    """The report of a run. In `folder` each process has certificates, which its runs share."""
    pki = str(Path(folder) / str(os.getpid()))
    settings = Settings(port=0, admin_port=0, pki=pki, records=20, break_=job.broken, variant=job.variants)
    with TemporaryDirectory() as made, MockPlatform(settings):
        target, out = Path(pki) / "target.toml", Path(made)
        if not job.degenerate:
            return _report(target, out, job)
        with degenerate.serving(job.degenerate) as url:
            silent = degenerate.SERVERS[job.degenerate][0] == degenerate.SILENT
            text = degenerate.target_text(load(target), url, silent=silent)
            (out / "target.toml").write_text(text, encoding="utf-8")
            return _report(out / "target.toml", out, job)


def _report(target: Path, out: Path, job: Job) -> Report:
    chosen = [*job.only, *(f"--only={ROOT / module}" for module in job.modules)]
    brief = [] if job == Job() else ["--brief"]  # the clean run makes all reports, and compares them
    with redirect_stdout(io.StringIO()):
        run_suite(["run", "--target", str(target), "--report-dir", str(out), *brief, *chosen])
    content: Report = json.loads(out.joinpath("report.json").read_text(encoding="utf-8"))
    rows = [{**{name: row[name] for name in ("id", "level", "verdict", "tests")},
             "findings": _unlike({"test": one["test"], "verdict": one["verdict"]} for one in row["findings"])}
            for row in content["requirements"]]  # fmt: skip
    return {"requirements": rows, "troubles": content["suite"]["troubles"]}


def _unlike(findings: Iterable[dict[str, str]]) -> list[dict[str, str]]:
    return list({tuple(one.values()): one for one in findings}.values())


def _settle(turns: Any) -> None:
    """Keep a process on one processor: suite and server take turns in it, and moving between two costs a quarter more."""
    if sys.platform == "linux":
        with turns.get_lock():
            turns.value += 1
        own = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, {own[turns.value % len(own)]})


class Kept:
    """The reports of jobs that are done, one a line, in a file that is named after the state of the sources."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        self._path = folder / f"proof-{_state()}.jsonl"
        self._done: dict[str, Report] = {}
        if self._path.exists():
            for line in self._path.read_text(encoding="utf-8").splitlines():
                with suppress(ValueError):  # the last line may have been cut short
                    self._done.update(json.loads(line))

    def find(self, job: Job) -> Report | None:
        """The report of a job, if it is done."""
        return self._done.get(_key(job))

    def keep(self, job: Job, report: Report) -> None:
        """Note a report."""
        self._done[_key(job)] = report
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps({_key(job): report}, ensure_ascii=False) + "\n")


def _key(job: Job) -> str:
    return json.dumps(astuple(job))


def _state() -> str:
    """The sources, all but what this program writes itself."""
    digest = hashlib.sha256()
    for path in sorted(path for folder in SOURCES for path in (ROOT / folder).rglob("*")):
        if path.is_file() and path != FILE and "__pycache__" not in path.parts:
            digest.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return digest.hexdigest()[:16]


class Runs:
    """The runs, in several processes."""

    def __init__(self, processes: int, kept: Kept | None) -> None:
        self._folder = TemporaryDirectory(prefix="proof-")
        spawn = get_context("spawn")
        turns = spawn.Value("i", 0)
        self._pool = ProcessPoolExecutor(processes, mp_context=spawn, initializer=_settle, initargs=(turns,))
        self._kept = kept

    def each(self, jobs: Sequence[Job]) -> Iterator[Report]:
        """Their reports, in order."""
        if self._kept is None:
            yield from self._pool.map(partial(judged, self._folder.name), jobs)
            return
        waiting = {job: self._pool.submit(judged, self._folder.name, job) for job in jobs if not self._kept.find(job)}
        for job in jobs:
            if job in waiting:
                self._kept.keep(job, waiting.pop(job).result())
            report = self._kept.find(job)
            assert report is not None
            yield report

    def close(self) -> None:
        """End the processes."""
        self._pool.shutdown(cancel_futures=True)
        self._folder.cleanup()


@dataclass
class Matrix:
    """Mutant → the tests that kill it, and, where it met the whole suite, how many further tests it troubles."""

    killers: dict[str, list[str]]
    others: dict[str, int]


def mutants(runs: Runs, clean: Report, names: Iterable[str], *, quick: bool) -> tuple[Matrix, list[str]]:
    """What kills each mutant; and what is wrong."""
    names = list(names)
    matrix = Matrix({}, {})
    faults: list[str] = []
    jobs = [_quick(clean, Job(name), MUTANTS[name].requirements) if quick else Job(name) for name in names]
    for name, report in zip(names, runs.each(jobs), strict=True):
        matrix.killers[name] = tests = kills.killers(clean, report, MUTANTS[name].requirements)
        if not quick:
            matrix.others[name] = kills.others(clean, report, tests)
        if not tests:
            faults.append(f"{name} survives")
        elif not any(kills.of_own_clause(test, MUTANTS[name].clause) for test in tests):
            faults.append(
                f"{name} ({MUTANTS[name].clause}) is killed by tests of other clauses alone: {', '.join(tests)}"
            )
        faults += [f"{name}: {trouble.splitlines()[0]}" for trouble in report["troubles"]]
    return matrix, faults


def _quick(clean: Report, job: Job, requirements: tuple[str, ...]) -> Job:
    """The job with the tests of these requirements alone."""
    tests = {row["id"]: row["tests"] for row in clean["requirements"]}
    modules = dict.fromkeys(test.partition("::")[0] for id in requirements for test in tests[id])
    return replace(job, only=requirements, modules=tuple(modules))


def variants(runs: Runs, clean: Report, *, quick: bool) -> tuple[dict[str, Any], list[str]]:
    """The numbers of proof.json; and what is wrong."""
    jobs = [Job(variants=(name,)) for name in VARIANTS]
    if quick:
        jobs = [_quick(clean, job, VARIANTS[job.variants[0]].requirements) for job in jobs]
    jobs += [Job(variants=company) for company in (groups() if quick else combinations())]
    sets, faults = [job.variants for job in jobs], []
    for chosen, report in zip(sets, runs.each(jobs), strict=True):
        failed = kills.false_alarms(report)
        faults += [f"{'+'.join(chosen)} is failed for {', '.join(failed)}"] if failed else []
        faults += [f"{'+'.join(chosen)}: {trouble.splitlines()[0]}" for trouble in report["troubles"]]
    return {"total": len(VARIANTS), "failures": len(faults), "combinations": len(sets)}, faults


def floor(runs: Runs) -> tuple[list[dict[str, Any]], list[str]]:
    """What is found met by servers that are no good; and what is wrong."""
    found, faults = [], []
    reports = runs.each([Job(degenerate=name) for name in degenerate.SERVERS])
    for name, report in zip(degenerate.SERVERS, reports, strict=True):
        shown, total = kills.verified(report)
        percent = round(100 * shown / max(total, 1), 1)
        found.append({"name": name, "must_verified": shown, "must_total": total, "percent": percent})
        faults += [f"{name}: {percent} % verified"] if percent > MOST else []
        faults += [f"{name}: {trouble.splitlines()[0]}" for trouble in report["troubles"]]
    return found, faults


def write(found: Mapping[str, Any]) -> None:
    """proof.json, and its sentences in the READMEs."""
    killers = {name: found["matrix"][name] for name in MUTANTS if name in found["matrix"]}
    proof = {
        "suite": __version__,
        "mutants": {"total": len(killers), "killed": sum(map(bool, killers.values())),
                    "by_kind": dict(sorted(Counter(MUTANTS[name].kind for name in killers).items())),
                    "margin_1": kills.margin_one(killers)},
        "variants": found["variants"], "degenerate": found["degenerate"],
        "equivalent": [{"name": name, "clause": clause, "reason": {"en": text.en, "zh": text.zh}}
                       for name, clause, text in EQUIVALENT],
        "matrix": killers, "others": {name: n for name, n in found["others"].items() if name in killers},
    }  # fmt: skip
    FILE.write_text(json.dumps(proof, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    for lang, path in READMES.items():
        before, _, rest = path.read_text(encoding="utf-8").partition(BEGIN)
        told = "\n".join(f"- {line[lang]}" for line in lines(proof))
        path.write_text(f"{before}{BEGIN}\n{told}\n{END}{rest.partition(END)[2]}", encoding="utf-8")


def main() -> int:
    """Run what is asked for; the exit code."""
    parser = argparse.ArgumentParser(description="Proves the conformance suite.")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--quick", action="store_true", help="what each commit runs")
    parser.add_argument("--write", action="store_true", help="write what --quick found, too")
    parser.add_argument("--part", choices=PARTS, action="append", default=[], help="only this part")
    parser.add_argument("names", nargs="*", metavar="NAME", help="only these mutants")
    options = parser.parse_args()
    unknown = [name for name in options.names if name not in MUTANTS]
    if unknown:
        parser.error(f"there is no mutant {unknown[0]}")
    runs = Runs(options.processes, None if options.quick else Kept(ROOT / "build"))
    parts = options.part or (["mutants"] if options.names else PARTS)
    proof = json.loads(FILE.read_text(encoding="utf-8"))
    try:
        (clean,) = runs.each([Job()])
        faults: list[str] = []
        if "mutants" in parts:
            matrix, wrong = mutants(runs, clean, options.names or MUTANTS, quick=options.quick)
            faults += _tell("mutants", wrong)
            if options.names:
                before = {name: number for name, number in proof["others"].items() if name not in matrix.killers}
                matrix = Matrix({**proof["matrix"], **matrix.killers}, {**before, **matrix.others})
            proof |= {"matrix": matrix.killers, "others": matrix.others}
        if "variants" in parts:
            proof["variants"], wrong = variants(runs, clean, quick=options.quick)
            faults += _tell("variants", wrong)
        if "degenerate" in parts:
            proof["degenerate"], wrong = floor(runs)
            faults += _tell("servers that are no good", wrong)
        if options.write or not options.quick:
            write(proof)
    finally:
        runs.close()
    return bool(_tell("in all", faults))


def _tell(what: str, faults: list[str]) -> list[str]:
    print(f"{what}: {len(faults)} faults", *faults, sep="\n  ", flush=True)
    return faults


if __name__ == "__main__":
    sys.exit(main())
