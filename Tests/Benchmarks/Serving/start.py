"""Measures how long `mockcheck serve` takes from its start to its first answer: start.py PROGRAM."""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile

import serve
import workloads

ROUNDS = 7
PARSE = """
const start = process.hrtime.bigint();
const text = require('fs').readFileSync(process.argv[1], 'utf8');
const read = process.hrtime.bigint();
JSON.parse(text);
const end = process.hrtime.bigint();
console.log(Number(end - read) / 1e6, Number(end - start) / 1e6);
"""


def figure(values):
    return f"{statistics.median(values):,.0f} ({min(values):,.0f}-{max(values):,.0f})"


def parsed(collection):
    """Milliseconds that Node takes to parse the file, and to read and parse it; none without Node."""
    if not shutil.which("node"):
        return []
    node = subprocess.run(["node", "-e", PARSE, collection], capture_output=True, text=True, check=True)
    return [float(number) for number in node.stdout.split()]


def main():
    program = sys.argv[1]
    print(f"milliseconds to the first answer, {ROUNDS} starts, turn by turn with Node's JSON.parse of the same file;")
    print("medians and (least-greatest)\n")
    print(f"{'':<30}{'MB':>8}{'start':>24}{'JSON.parse':>24}{'with reading the file':>24}")
    for count in [10, 1_000, 10_000, 100_000]:
        workload = workloads.Workload("small JSON", count, workloads.small)
        starts, parses = [], []
        with tempfile.TemporaryDirectory(prefix="mockcheck-bench-") as directory:
            for _ in range(ROUNDS):
                server, _ = serve.start("mockcheck", workload, program, directory)
                starts.append(server.startup * 1000)
                server.stop()
                parses.append(parsed(f"{directory}/collection.json"))
            size = os.path.getsize(f"{directory}/collection.json") / 1_000_000
        compared = "".join(f"{figure(times):>24}" for times in zip(*parses)) or f"{'no node':>24}"
        print(f"{workload.title:<30}{size:>8.1f}{figure(starts):>24}{compared}", flush=True)


if __name__ == "__main__":
    main()
