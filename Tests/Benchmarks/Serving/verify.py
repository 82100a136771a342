"""Measures `mockcheck verify` on generated collections: verify.py PROGRAM."""

import contextlib
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time

import workloads

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


def main():
    program = sys.argv[1]
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
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"peak memory of the largest: {peak:.0f} MB")


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
