"""Measures `mockcheck verify` and `mockcheck lint` on generated collections: verify.py PROGRAM.

Processor time is told as so many times what Python takes to parse the file, turn by turn with it: that is the same on
a slow machine and on a fast one, and is what thresholds.txt has a limit for.
"""

import contextlib
import json
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time

import workloads
from thresholds import Thresholds

ROUNDS = 5


def verify(program, collection, directory, options=()):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    run = subprocess.run(
        [program, collection, "--report-dir", directory, "--color", "never", *options], capture_output=True, text=True)
    seconds = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cases = re.search(r"(\d+) cases in", run.stdout)
    if run.returncode != 0 or not cases:
        raise SystemExit(run.stdout[-2000:] + run.stderr[-2000:])
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, int(cases[1]), cpu


def parse_seconds(collection):
    """Processor time in which Python parses the file."""
    with open(collection) as file:
        text = file.read()
    start = time.process_time()
    json.loads(text)
    return time.process_time() - start


def lint(program, collection):
    """Seconds and processor time."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    run = subprocess.run([program, "lint", collection, "--color", "never"], capture_output=True, text=True)
    seconds = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if run.returncode not in (0, 1):
        raise SystemExit(run.stdout[-2000:] + run.stderr[-2000:])
    return seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def compare_with_parsing(program, directory, limits):
    """The shapes whose cost once grew with the square of their size, and the largest."""
    print(f"{'':<44}{'seconds':>8}{'CPU s':>8}{'of parsing':>12}")
    shapes = [
        ("verify: equal names, 20,000 examples", workloads.Workload("", 20_000, workloads.alike)),
        ("verify: names that differ, 20,000 examples", workloads.Workload("", 20_000, workloads.small)),
        ("lint: 100,000 examples", workloads.Workload("", 100_000, workloads.small)),
    ]
    for title, workload in shapes:
        collection = f"{directory}/collection.json"
        workload.write_collection(collection)
        runs, ratios = [], []
        for _ in range(ROUNDS):
            if title.startswith("lint"):
                seconds, cpu = lint(program, collection)
            else:
                seconds, _, cpu = verify(program, collection, directory)
            runs.append((seconds, cpu))
            ratios.append(cpu / parse_seconds(collection))
        seconds, cpu = (statistics.median(run[part] for run in runs) for part in (0, 1))
        ratio = statistics.median(ratios)
        print(f"{title:<44}{seconds:>8.2f}{cpu:>8.2f}{ratio:>12.1f}", flush=True)
        limits.judge(title.replace(":", ""), ratio)


def main():
    program = sys.argv[1]
    limits = Thresholds()
    print(f"{'':<44}{'cases':>8}{'seconds (spread)':>24}{'cases/s':>10}{'CPU us/case':>13}")
    with tempfile.TemporaryDirectory(prefix="mockcheck-bench-") as directory:
        collection = f"{directory}/collection.json"
        for count in [10, 1_000, 10_000]:
            workloads.Workload("small JSON", count, workloads.small).write_collection(collection)
            own = show(f"verify: small JSON, {count:,} examples", program, collection, directory)
        with served(program, collection, directory) as url:
            title = f"verify --target: small JSON, {count:,} examples"
            target = show(title, program, collection, directory, ["--target", url])
        print(f"rate at a loopback target: {target / own:.2f} of that with own mocks (at least 0.5 is wanted)")
        show("verify: specs/", program, "specs", directory)
        compare_with_parsing(program, directory, limits)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"peak memory of the largest: {peak:.0f} MB")
    limits.report()


@contextlib.contextmanager
def served(program, collection, directory):
    """The URL of a process that serves the collection."""
    ready = f"{directory}/ready.json"
    server = subprocess.Popen(
        [program, "serve", collection, "--port", "0", "--admin-port", "off", "--ready-file", ready],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while not os.path.exists(ready) and server.poll() is None:
            time.sleep(0.01)
        with open(ready) as file:
            yield re.search(r'"url": ?"(http:[^"]+)"', file.read())[1].rstrip("/")
    finally:
        server.terminate()
        server.wait()


def show(title, program, collection, directory, options=()):
    runs = sorted(verify(program, collection, directory, options) for _ in range(ROUNDS))
    seconds, cases, _ = runs[ROUNDS // 2]
    cpu = statistics.median(run[2] for run in runs)
    print(f"{title:<44}{cases:>8,}{f'{seconds:.2f} ({runs[0][0]:.2f}-{runs[-1][0]:.2f})':>24}"
          f"{cases / seconds:>10,.0f}{cpu * 1e6 / cases:>13.0f}", flush=True)
    return cases / seconds


main()
