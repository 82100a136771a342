#!/usr/bin/env python3
"""Breaks one promise at a time in a copy of the sources, and says which breaks `mockcheck specs/` notices.

    mutants.py check            whether each mutant's text still stands in its file, once
    mutants.py list             the mutants with their numbers
    mutants.py build            writes the copy and builds it
    mutants.py run [NAME…]      builds, runs the mutants (all, or those whose names begin so), compares with the page

A mutant is a few lines in Tests/Mutants/AREA.txt; README.md there says how they are written.
"""

import collections
import concurrent.futures
import dataclasses
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
TABLES = pathlib.Path(__file__).resolve().parent
PAGE = ROOT / "Sources/mockcheck/Documentation.docc/Mutants.md"
WORK = ROOT / ".build/mutants"
RUNS = WORK / "runs"
COPY = WORK / "source"
# In the order of the page. The areas of the verifier need a broken server to be seen: see `partner`.
AREAS = [
    "matching", "response", "access", "cors", "quota", "rate", "errors", "listener", "wiring", "readers", "verifier",
]
# The axes in which a mutant of an area is looked for first.
AXES = {
    "matching": "matching,examples", "response": "examples,matching", "access": "access", "cors": "cors",
    "quota": "quota", "rate": "rate", "errors": "errors", "listener": "errors,examples", "wiring": None,
    "readers": "examples",
}
SECONDS = 60
WORKERS = 2


class Mistake(Exception):
    """Something wrong in a table, the page or the build, for whoever wrote it."""


@dataclasses.dataclass
class Edit:
    path: str
    original: str
    mutated: str
    is_statement: bool


@dataclasses.dataclass
class Mutant:
    number: int
    name: str
    sentence: str
    edits: list
    # For a mutant of the verifier: the broken server that must still be found.
    partner: str | None = None

    @property
    def area(self):
        return self.name.split(".")[0]


# MARK: Reading the tables


def read_tables():
    mutants = []
    for area in AREAS:
        table = TABLES / f"{area}.txt"
        if table.exists():
            read_table(area, table, mutants)
    names = [mutant.name for mutant in mutants]
    twice = [name for name, count in collections.Counter(names).items() if count > 1]
    if twice:
        raise Mistake(f"two mutants have the name {twice[0]}")
    for mutant in mutants:
        if mutant.partner is not None and mutant.partner not in names:
            raise Mistake(f"{mutant.name}: there is no mutant {mutant.partner}")
    return mutants


def read_table(area, table, mutants):
    path = mutant = None
    for number, line in enumerate(table.read_text(encoding="utf-8").split("\n"), 1):
        place = f"{table.relative_to(ROOT)}:{number}"
        if line.startswith("#") or not line.strip():
            continue
        if line.startswith("file "):
            path = line[5:].strip()
        elif heading := re.fullmatch(r"\[([a-z0-9-]+)\] (.+)", line):
            mutant = Mutant(len(mutants) + 1, f"{area}.{heading[1]}", heading[2], [])
            mutants.append(mutant)
        elif line.startswith("partner "):
            mutant.partner = line[8:].strip()
        elif part := re.fullmatch(r"(-|--|\+|\+\+)(?: (.*))?", line):
            add(part[1], part[2] or "", mutant, path, place)
        else:
            raise Mistake(f"{place}: neither a name in brackets, a file, a partner nor a line of - or +")


def add(sign, text, mutant, path, place):
    if mutant is None or path is None:
        raise Mistake(f"{place}: a name in brackets and a file come first")
    is_statement = len(sign) == 2
    last = mutant.edits[-1] if mutant.edits else None
    if sign[0] == "-":
        if last and last.mutated is None:
            last.original += "\n" + text
        else:
            mutant.edits.append(Edit(path, text, None, is_statement))
    else:
        if last is None or last.is_statement != is_statement:
            raise Mistake(f"{place}: a line of {sign} without its -")
        last.mutated = text if last.mutated is None else last.mutated + "\n" + text


# MARK: Writing the copy


def mutate(mutants):
    """The text of each file that has mutants, every mutant in it behind its switch."""
    edits = collections.defaultdict(lambda: collections.defaultdict(list))
    for mutant in mutants:
        if not mutant.edits:
            raise Mistake(f"{mutant.name} changes nothing")
        for edit in mutant.edits:
            edits[edit.path][place_of(edit, mutant)].append((mutant, edit))
    return {path: mutated_file(path, places) for path, places in edits.items()}


def place_of(edit, mutant):
    """Where the original stands; only what is between « and » of it, if there are such."""
    text = (ROOT / edit.path).read_text(encoding="utf-8")
    if edit.mutated is None:
        raise Mistake(f"{mutant.name}: nothing stands for '{edit.original}'")
    before, mark, rest = edit.original.partition("«")
    marked, _, after = rest.partition("»") if mark else (edit.original, "", "")
    whole = (before if mark else "") + marked + after
    found = text.count(whole)
    if found != 1:
        raise Mistake(f"{mutant.name}: '{whole}' stands {found} times in {edit.path}, not once")
    start = text.index(whole) + (len(before) if mark else 0)
    return start, start + len(marked)


def mutated_file(path, places):
    text = (ROOT / path).read_text(encoding="utf-8")
    mutated, rest = within(text, 0, len(text), sorted(places.items(), key=lambda place: (place[0][0], -place[0][1])))
    assert not rest
    if not re.search(r"^(package |public )?import HTTPMessage$", text, re.MULTILINE) and "HTTPMessage/" not in path:
        # By its name, for the module has others that this file may know otherwise.
        mutated = ("import enum HTTPMessage.Mutant\n" if "MockcheckKit" in path else "import HTTPMessage\n") + mutated
    return mutated


def within(text, start, end, places):
    """The text from start to end with its mutants, those inside the text of others too; and the places behind it."""
    output = ""
    while places and places[0][0][0] < end:
        (first, last), mutants = places[0]
        if last > end:
            raise Mistake(f"{mutants[0][0].name}: half of its text is another mutant's")
        inner, places = within(text, first, last, places[1:])
        output += text[start:first] + switched(inner, mutants)
        start = last
    return output + text[start:end], places


def switched(original, mutants):
    for mutant, edit in mutants:
        switch = f"Mutant.isOn({mutant.number})"
        if not edit.is_statement:
            original = f"({switch} ? {edit.mutated} : {original})"
        elif edit.mutated:
            original = f"if {switch} {{ {edit.mutated} }} else {{ {original} }}"
        else:
            original = f"if !{switch} {{ {original} }}"
    return original


SWITCH = """\
#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Which mutants are on: the numbers or names in MOCKCHECK_MUTANT, separated by commas.
package enum Mutant {
    private static let chosen: [Bool] = {
        var chosen = Array(repeating: false, count: names.count + 1)
        guard let text = getenv("MOCKCHECK_MUTANT") else { return chosen }
        for part in String(cString: text).split(separator: ",") {
            guard let number = Int(part) ?? names.firstIndex(of: String(part)).map({ $0 + 1 }),
                chosen.indices.contains(number)
            else { exit(70) }
            chosen[number] = true
        }
        return chosen
    }()

    package static func isOn(_ number: Int) -> Bool { chosen[number] }

    private static let names = [
%s
    ]
}
"""


def write_copy(mutants):
    COPY.mkdir(parents=True, exist_ok=True)
    changed = mutate(mutants)
    files = {name: (ROOT / name).read_bytes() for name in ["Package.swift", "Package.resolved"]}
    for path in sorted((ROOT / "Sources").rglob("*")):
        if path.is_file():
            files[str(path.relative_to(ROOT))] = path.read_bytes()
    files |= {path: text.encode() for path, text in changed.items()}
    names = "\n".join(f'        "{mutant.name}",' for mutant in mutants)
    files["Sources/HTTPMessage/Mutant.swift"] = (SWITCH % names).encode()
    for path, content in files.items():
        target = COPY / path
        if not target.exists() or target.read_bytes() != content:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    for path in sorted((COPY / "Sources").rglob("*")):
        if path.is_file() and str(path.relative_to(COPY)) not in files:
            path.unlink()
    tests = COPY / "Tests"
    if not tests.is_symlink():
        tests.symlink_to(ROOT / "Tests")


def build(mutants):
    write_copy(mutants)
    command = [
        os.environ.get("SWIFT", "swift"), "build", "--package-path", str(COPY), "--scratch-path",
        str(WORK / "build"), "--product", "mockcheck", "-Xswiftc", "-O",
    ]
    if subprocess.run(command).returncode != 0:
        raise Mistake("the mutants do not build")
    return WORK / "build/debug/mockcheck"


# MARK: Running


@dataclasses.dataclass
class Run:
    """What one run of `mockcheck specs/` said."""

    # None for a run that did not end.
    status: int | None
    cases: int
    # The messages of failed cases by their ids.
    failed: dict

    @property
    def is_red(self):
        return self.status != 0

    @property
    def reason(self):
        if self.status is None:
            return f"no end within {SECONDS} s"
        return next(iter(self.failed.values()), f"exit {self.status}")


def run(program, names, *options):
    """One run with the mutants of these names. Only in a run that is red does the first failed case end it."""
    place = pathlib.Path(tempfile.mkdtemp(prefix="+".join(names) + "-", dir=RUNS))
    report = place / "report.json"
    command = [program, "specs/", "--report-dir", place, "--reporter", f"json={report}", *options]
    with open(place / "output", "wb") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, env=os.environ | {"MOCKCHECK_MUTANT": ",".join(names)}, stdin=subprocess.DEVNULL,
            stdout=output, stderr=subprocess.STDOUT)
        try:
            status = process.wait(SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            status = None
    if status == 70:
        raise Mistake(f"the program does not know one of {names}; build it again")
    return Run(status, *read_report(report))


def read_report(report):
    """The number of cases and the failed ones; none of a run that wrote no report."""
    try:
        suites = json.loads(report.read_text(encoding="utf-8"))["suites"]
    except (OSError, ValueError):
        return 0, {}
    results = [result for suite in suites for result in suite["results"]]
    failed = {
        result["id"]: f"{result['name']}: {result['message']}"
        for result in results if result["verdict"] in ("failed", "error")}
    return len(results), failed


def verdict(program, mutant, faithful, partners):
    """Why the mutant is noticed; None where it survives."""
    if mutant.area != "verifier":
        # A case that fails among those of some axes fails among all: the others need not be asked then.
        axes = AXES.get(mutant.area)
        if axes:
            some = run(program, [mutant.name], "--axis", axes, "--bail")
            if some.is_red:
                return some.reason
        every = run(program, [mutant.name], "--bail")
        return every.reason if every.is_red else None
    if mutant.partner is None:
        alone = run(program, [mutant.name])
        if alone.is_red:
            return alone.reason
        return None if alone.cases == faithful.cases else f"{alone.cases} cases, not {faithful.cases}"
    broken = partners[mutant.partner]
    if not broken.is_red:
        return None
    both = run(program, [mutant.name, mutant.partner])
    if not both.is_red:
        return f"{mutant.partner} passes"
    lost = broken.failed.keys() - both.failed.keys()
    return f"{len(lost)} of {len(broken.failed)} cases that {mutant.partner} fails pass" if lost else None


def judge(mutants):
    """Whether each mutant is noticed, and by what."""
    program = WORK / "build/debug/mockcheck" if os.environ.get("MUTANTS_BUILT") == "1" else build(read_tables())
    shutil.rmtree(RUNS, ignore_errors=True)
    RUNS.mkdir(parents=True)
    faithful = run(program, [])
    if faithful.is_red:
        raise Mistake(f"the faithful server is red: {faithful.reason}")
    began = time.monotonic()
    verdicts = {}
    with concurrent.futures.ThreadPoolExecutor(WORKERS) as pool:
        names = sorted({mutant.partner for mutant in mutants if mutant.partner})
        partners = dict(zip(names, pool.map(lambda name: run(program, [name]), names)))
        waiting = {pool.submit(verdict, program, mutant, faithful, partners): mutant for mutant in mutants}
        for done in concurrent.futures.as_completed(waiting):
            mutant = waiting[done]
            verdicts[mutant.name] = done.result()
            if verdicts[mutant.name] is None:
                print(f"  survives  {mutant.name}: {mutant.sentence}", flush=True)
    print(f"{len(mutants)} mutants in {time.monotonic() - began:.0f} s")
    return verdicts


# MARK: The page


def listed_survivors():
    """The reasons of the page's list by name."""
    rows = re.findall(r"^\| `([a-z]+\.[a-z0-9-]+)` \| (.+) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    return dict(rows)


def scores(mutants, verdicts):
    lines = ["| area | mutants | noticed | survive |", "|---|--:|--:|--:|"]
    for area in AREAS:
        own = [verdicts[mutant.name] for mutant in mutants if mutant.area == area]
        if own:
            lines.append(f"| {area} | {len(own)} | {len(own) - own.count(None)} | {own.count(None)} |")
    return "\n".join(lines)


def compare(mutants, verdicts):
    """What the page says and is not so."""
    listed = listed_survivors()
    wrong = []
    for mutant in mutants:
        if verdicts[mutant.name] is None and mutant.name not in listed:
            wrong.append(f"{mutant.name} survives: {mutant.sentence}. Add a case that notices it, or a row with the reason")
        if verdicts[mutant.name] is not None and mutant.name in listed:
            wrong.append(f"{mutant.name} is noticed ({verdicts[mutant.name]}): remove its row")
    return wrong


def check(mutants):
    mutate(mutants)
    names = {mutant.name for mutant in mutants}
    unknown = [name for name in listed_survivors() if name not in names]
    if unknown:
        raise Mistake(f"{PAGE.name} lists {unknown[0]}, and there is no such mutant")


def main():
    command, *prefixes = sys.argv[1:] or ["run"]
    mutants = read_tables()
    if command == "check":
        check(mutants)
        print(f"{len(mutants)} mutants")
    elif command == "list":
        for mutant in mutants:
            print(f"{mutant.number:4}  {mutant.name}: {mutant.sentence}")
    elif command == "build":
        build(mutants)
    elif command == "run":
        chosen = [mutant for mutant in mutants if not prefixes or mutant.name.startswith(tuple(prefixes))]
        check(mutants)
        verdicts = judge(chosen)
        (WORK / "verdicts.json").write_text(json.dumps(verdicts, indent=1, ensure_ascii=False))
        print(scores(chosen, verdicts))
        wrong = compare(chosen, verdicts)
        if wrong:
            raise Mistake(f"{PAGE.name} is wrong:\n  " + "\n  ".join(wrong))
    else:
        raise Mistake(f"unknown command {command}")


if __name__ == "__main__":
    try:
        main()
    except Mistake as mistake:
        sys.exit(f"mutants: {mistake}")
