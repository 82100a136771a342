"""Measures other people's mocks beside ours and nginx, all with the same answers."""

import http.client
import json
import math
import os
import random
import statistics
import tempfile

import load
import peer_commands
import serve
from processes import ASKING, SERVING, Server

ROUNDS = 5
SECONDS = 2
# A virtual machine compiles while it is asked; the others are warm at once.
WARM_UP = 10
STARTS, START_SECONDS = 3, 20
COMPARED = 100


class Peer:
    """One kind of server with a workload. What breaks is told in its row; the others go on."""

    def __init__(self, kind, workload, program, directory):
        self.kind, self.workload, self.directory = kind, workload, directory
        self.server, self.samples, self.failure = None, [], None
        self.attempt(lambda: self._start(program))

    def attempt(self, what):
        if self.failure:
            return
        try:
            what()
        except (SystemExit, OSError, ValueError, http.client.HTTPException) as reason:
            self.failure = reason

    def _start(self, program):
        """Starts it a few times."""
        words = peer_commands.command(self.kind, self.workload, self.directory, program)
        call, times = self.workload.example(0)["call"], []
        while len(times) < STARTS and sum(times) < START_SECONDS:
            self.stop()
            self.server = Server(words, call, self.workload.status, f"{self.directory}/log", cores=SERVING)
            times.append(self.server.startup)
        self.server.startup = statistics.median(times)

    def load(self, calls, seconds):
        return load.run(self.server, calls, self.workload.status, seconds, cores=ASKING)

    def check(self):
        """Compares a sample of answers with the examples, as JSON: nobody is to be quick with something else."""
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=load.PATIENCE)
        for index in random.Random(3).sample(range(self.workload.count), min(COMPARED, self.workload.count)):
            example = self.workload.example(index)
            status, body = answer(connection, example["path"])
            if status != self.workload.status or json.loads(body) != json.loads(example["body"]):
                raise SystemExit(f"{example['path']} got {status} {body[:200]}")
        status, _ = answer(connection, "/nothing/like-this")
        if status < 400:
            raise SystemExit(f"a path of no example got {status}")

    def show(self, reference):
        title = f"{self.kind}: {self.workload.title}"
        if self.failure:
            print(f"{title:<48}  not measured: {self.failure}", flush=True)
        else:
            serve.row(title, self.samples, self.server, reference)

    def stop(self):
        if self.server:
            self.server.stop()


def answer(connection, path):
    connection.request("GET", path)
    response = connection.getresponse()
    return response.status, response.read()


def compare(workload, program):
    with tempfile.TemporaryDirectory(prefix="mockcheck-bench-") as directory:
        # Those that wait while another one is asked take next to nothing.
        peers = []
        try:
            for kind in peer_commands.KINDS:
                peers.append(Peer(kind, workload, program, f"{directory}/{kind}"))
            ask(peers, workload, f"{directory}/calls")
            # nginx comes first.
            reference = serve.median(peers[0].samples, lambda sample: sample.cpu) if peers[0].samples else math.nan
            for peer in peers:
                peer.show(reference)
        finally:
            for peer in peers:
                peer.stop()


def ask(peers, workload, calls):
    workload.write_calls(calls)
    for peer in peers:
        peer.attempt(peer.check)
        peer.attempt(lambda: peer.load(calls, WARM_UP))
    # Turn by turn, so that all meet the same machine.
    for _ in range(ROUNDS):
        for peer in peers:
            peer.attempt(lambda: peer.samples.append(peer.load(calls, SECONDS)))
    for peer in peers:
        peer.attempt(peer.check)


def measure(workloads, program):
    print(f"one core for the server and one for wrk, 32 connections, {ROUNDS} rounds of {SECONDS} s turn by turn after "
          f"{WARM_UP} s,\nmedians and (least-greatest); ratio: CPU time per request to nginx's\n")
    serve.print_header()
    for workload in workloads:
        compare(workload, program)
