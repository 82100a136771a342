"""Measures `mockcheck serve` beside nginx: serve.py PROGRAM [WORKLOAD...]."""

import shutil
import statistics
import sys
import tempfile

import load
import workloads
from processes import ASKING, SERVING, Server, mockcheck, nginx
from thresholds import Thresholds

ROUNDS = 5
SECONDS = 2
MILLION = 1_000_000
BESIDE_NGINX = ["small JSON, 10 examples", "64 KB answers, 10 examples", "a connection for each, 10 examples"]


def start(kind, workload, program, directory):
    """The server, and the file of its calls."""
    calls = f"{directory}/calls"
    workload.write_calls(calls)
    first = workload.example(0)["call"]
    if kind == "nginx":
        command = nginx(workload, directory, workers=len(SERVING))
        return Server(command, first, 200, f"{directory}/nginx.log", cores=SERVING), calls
    collection = f"{directory}/collection.json"
    workload.write_collection(collection)
    command = mockcheck(program, collection, workload.options)
    return Server(command, first, workload.status, f"{directory}/mockcheck.log", cores=SERVING), calls


def load_on(server, calls, status, seconds=SECONDS, **how):
    return load.run(server, calls, status, seconds, cores=ASKING, **how)


def median(samples, of):
    return statistics.median(of(sample) for sample in samples)


def figure(samples, of, digits=1):
    values = sorted(of(sample) for sample in samples)
    return f"{statistics.median(values):,.{digits}f} ({values[0]:,.{digits}f}-{values[-1]:,.{digits}f})"


def print_header():
    print(f"{'':<48}{'requests/s (spread)':>26}{'CPU us/request':>26}{'ratio':>8}{'p50 ms':>8}{'p99 ms':>8}"
          f"{'start ms':>10}{'MB':>8}")


def row(title, samples, server, reference):
    print(f"{title:<48}{figure(samples, lambda s: s.rate, 0):>26}{figure(samples, lambda s: s.cpu):>26}"
          f"{median(samples, lambda s: s.cpu) / reference:>8.2f}{median(samples, lambda s: s.p50):>8.2f}"
          f"{median(samples, lambda s: s.p99):>8.2f}{server.startup * 1000:>10,.0f}"
          f"{server.resident_megabytes():>8.0f}", flush=True)


def measured(kind, workload, program):
    """The samples of a workload; the server is still running."""
    directory = tempfile.mkdtemp(prefix="mockcheck-bench-")
    server, calls = start(kind, workload, program, directory)
    load_on(server, calls, workload.status, 1)
    return server, calls, directory


def paced(server, calls, status, rate):
    """At so many requests a second: each connection pauses 5 ms in the mean before it asks again."""
    connections = max(1, round(rate * 0.005))
    return [load_on(server, calls, status, connections=connections, pause=5) for _ in range(3)]


def compare(chosen, program, limits):
    print_header()
    # Ours with 10 small examples goes on running: what has no row of nginx's is measured turn by turn with it.
    reference = None
    for workload in chosen:
        kinds = ["nginx", "mockcheck"] if workload.title in BESIDE_NGINX else ["mockcheck"]
        running = [(kind, *measured(kind, workload, program)) for kind in kinds]
        samples = {kind: [] for kind in [*kinds, "reference"]}
        # Turn by turn, so that both meet the same machine.
        for _ in range(ROUNDS):
            for kind, server, calls, _ in running:
                samples[kind].append(load_on(server, calls, workload.status))
            if reference and kinds == ["mockcheck"]:
                _, server, calls, _ = reference
                samples["reference"].append(load_on(server, calls, workloads.SMALL.status))
        base = median(samples["nginx" if "nginx" in kinds else "reference"] or samples["mockcheck"], lambda s: s.cpu)
        for kind, server, calls, directory in running:
            row(f"{kind}: {workload.title}", samples[kind], server, base)
        limits.judge(workload.title, median(samples["mockcheck"], lambda s: s.cpu) / base)
        if "nginx" in kinds:
            p99 = {kind: median(samples[kind], lambda s: s.p99) for kind in kinds}
            limits.judge(f"p99 of {workload.title}", p99["mockcheck"] / p99["nginx"])
        if workload is workloads.SMALL:
            half = min(median(samples[kind], lambda s: s.rate) for kind in kinds) / 2
            for kind, server, calls, _ in running:
                slow = paced(server, calls, workload.status, half)
                print(f"  {kind} at {median(slow, lambda s: s.rate):,.0f} requests/s: p50 "
                      f"{figure(slow, lambda s: s.p50, 2)} ms, p99 {figure(slow, lambda s: s.p99, 2)} ms")
            print(f"  wrk itself takes {median(samples['mockcheck'], lambda s: s.generator):.1f} us per request")
        if workload is workloads.SMALL:
            reference = running.pop()
        for run in running:
            stop(run)
    if reference:
        stop(reference)


def stop(run):
    _, server, _, directory = run
    server.stop()
    shutil.rmtree(directory)


def remember(program):
    """Resident memory over a million requests of 1,000 examples."""
    workload = workloads.Workload("small JSON", 1_000, workloads.small)
    server, calls, directory = measured("mockcheck", workload, program)
    asked, marks = 0, []
    while asked < MILLION:
        sample = load_on(server, calls, workload.status)
        asked += round(sample.rate * SECONDS)
        marks.append((asked, server.resident_megabytes()))
    first = next(mark for mark in marks if mark[0] >= 100_000)
    print(f"memory, 1,000 examples: {first[1]:.1f} MB after {first[0]:,} requests, "
          f"{marks[-1][1]:.1f} MB after {marks[-1][0]:,}")
    stop(("mockcheck", server, calls, directory))


def main():
    program, words = sys.argv[1], sys.argv[2:]
    print("ratio: CPU time per request to nginx's where nginx has a row, else to ours with 10 small examples, turn by turn;")
    print(f"a core for the server, one for wrk with 32 connections, {ROUNDS} rounds of {SECONDS} s, "
          "medians and (least-greatest)\n")
    limits = Thresholds()
    compare([w for w in workloads.ALL if not words or any(word in w.title for word in words)], program, limits)
    if not words:
        remember(program)
    limits.report()


if __name__ == "__main__":
    main()
