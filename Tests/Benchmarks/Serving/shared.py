"""Measures what it costs to share an account: shared.py PROGRAM.

Beside a replica with a local limit runs one with the same limit in a redis-server, and both are asked turn by turn; then
three replicas share the load that one of them had.
"""

import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time

import load
import workloads
from processes import Server, free_port, mockcheck
from thresholds import Thresholds

ROUNDS = 7
SECONDS = 2
REPLICAS = 3


class Store:
    """A redis-server that writes each command to the disk before it answers, as replicas want it."""

    def __init__(self, directory):
        self.port = free_port()
        program = shutil.which("redis-server") or shutil.which("valkey-server")
        if not program:
            raise SystemExit("redis-server is not installed: '.ci/install redis' does it")
        self.process = subprocess.Popen(
            [program, "--port", str(self.port), "--bind", "127.0.0.1", "--dir", directory, "--save", "",
             "--appendonly", "yes", "--appendfsync", "always"], stdout=subprocess.DEVNULL)
        time.sleep(0.5)

    @property
    def options(self):
        return ["--shared", f"redis://127.0.0.1:{self.port}"]

    def stop(self):
        self.process.terminate()
        self.process.wait(15)


class Bench:
    def __init__(self, program):
        self.program = program
        self.directory = tempfile.mkdtemp(prefix="mockcheck-shared-")
        self.workload = workloads.SMALL
        self.calls = f"{self.directory}/calls"
        self.collection = f"{self.directory}/collection.json"
        self.workload.write_calls(self.calls)
        self.workload.write_collection(self.collection)
        self.store = Store(self.directory)
        self.started = 0

    def server(self, *options):
        self.started += 1
        command = mockcheck(self.program, self.collection, ["--admin-port", "0", *options])
        server = Server(command, self.workload.example(0)["call"], 200, f"{self.directory}/{self.started}.log")
        load.run(server, self.calls, 200, 1)
        return server

    def ask(self, server, connections=32):
        return load.run(server, self.calls, 200, SECONDS, connections)

    def ask_all(self, servers, connections=32):
        """The samples of servers that are asked at the same time."""
        samples = []
        threads = [
            threading.Thread(target=lambda server=server: samples.append(
                self.ask(server, round(connections / len(servers))))) for server in servers]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return samples

    def end(self):
        self.store.stop()
        shutil.rmtree(self.directory)


def show(title, values, unit):
    print(f"{title:<44}{statistics.median(values):>12,.1f} {unit} ({min(values):,.1f}-{max(values):,.1f})", flush=True)


def compare(bench, title, options, limits):
    """What a request costs with the store, as a ratio to what it costs without."""
    servers = {"local": bench.server(*options), "shared": bench.server(*options, *bench.store.options)}
    samples = {kind: [] for kind in servers}
    for _ in range(ROUNDS):
        for kind, server in servers.items():
            samples[kind].append(bench.ask(server))
    for server in servers.values():
        server.stop()
    for kind, found in samples.items():
        show(f"{title}, {kind}", [sample.cpu for sample in found], "us of CPU per request")
        show(f"{title}, {kind}", [sample.rate for sample in found], "requests/s")
    ratios = [shared.cpu / local.cpu for local, shared in zip(samples["local"], samples["shared"])]
    ratio = statistics.median(ratios)
    print(f"{'':<44}{ratio:>12.2f} times the CPU, p99 {statistics.median(s.p99 for s in samples['shared']):.2f} ms "
          f"beside {statistics.median(s.p99 for s in samples['local']):.2f} ms\n", flush=True)
    limits.judge(f"shared {title}", ratio)


def spread(bench, limits):
    """What is lost where three replicas share the load of one, on the same machine with the same store."""
    options = ["--quota", "2000000000", *bench.store.options]
    one, several = bench.server(*options), [bench.server(*options) for _ in range(REPLICAS)]
    rates = {"one replica": [], f"{REPLICAS} replicas": []}
    for _ in range(ROUNDS):
        # As many generators for one as for several.
        rates["one replica"].append(sum(sample.rate for sample in bench.ask_all([one] * REPLICAS)))
        rates[f"{REPLICAS} replicas"].append(sum(sample.rate for sample in bench.ask_all(several)))
    for server in [one, *several]:
        server.stop()
    for title, found in rates.items():
        show(title, found, "requests/s")
    ratio = statistics.median(alone / shared for alone, shared in zip(*rates.values()))
    print(f"{'':<44}{(1 - 1 / ratio) * 100:>12.1f} % lost", flush=True)
    limits.judge("one replica beside three", ratio)


def main():
    limits = Thresholds()
    bench = Bench(sys.argv[1])
    print(f"wrk with 32 connections, {ROUNDS} rounds of {SECONDS} s turn by turn, medians and (least-greatest)\n")
    try:
        compare(bench, "quota", ["--quota", "2000000000"], limits)
        compare(bench, "rate limit", ["--rate-limit", "2000000000"], limits)
        spread(bench, limits)
    finally:
        bench.end()
    limits.report()


if __name__ == "__main__":
    main()
