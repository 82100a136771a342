"""Measures mocks and verifiers of others beside ours: peers.py PROGRAM [serve|verify] [ROUTES...].

Run it with the Python of `.ci/install peers`; `Tests/Benchmarks/run peers` does.
"""

import os
import sys

import peer_servers
import peer_verifiers
import workloads

SIZES = [10, 1_000, 10_000]


def main():
    program, words = os.path.abspath(sys.argv[1]), sys.argv[2:]
    sizes = [int(word) for word in words if word.isdigit()] or SIZES
    chosen = [workloads.Workload("small JSON", count, workloads.small) for count in sizes]
    for name, part in [("serve", peer_servers), ("verify", peer_verifiers)]:
        if name in words or all(word.isdigit() for word in words):
            print("load averages before it: {:.1f}, {:.1f}, {:.1f}".format(*os.getloadavg()))
            part.measure(chosen, program)
            print()


main()
