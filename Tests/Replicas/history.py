#!/usr/bin/env python3
"""Checks the history of one account over several replicas of `mockcheck serve --shared` while things are killed.

    history.py PROGRAM [--replicas 5] [--kills 20] [--limit 3000] [--seed 1] [--store valkey-server] [--cluster]

Three rounds, each with a store of its own: one whose limit is never reached, one whose limit is, and one with windows of
a rate limit. Meanwhile replicas are killed (-9) and started again, the store is killed and started again on its
append-only file, and the connections between them, which go through a proxy, are cut and delayed. With --cluster the store
is three nodes, --shared names one that has not got the account's slot, and the slot moves as well. The callers speak
HTTP/1.1 and, where curl and openssl are there, HTTP/2. At the end: never more responses than the limit, in the period and
in each window; never fewer calls counted than responses; and no more counted than responses, unknown ends and 64 for each
killed replica.
"""

import argparse
import http.client
import json
import os
import random
import shutil
import signal
import ssl
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from stores import Cluster, Store

COLLECTION = {
    "info": {
        "name": "Shared",
        "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json",
    },
    "item": [
        {
            "name": "x",
            "request": {"method": "GET", "url": "{{u}}/x"},
            "response": [
                {"name": "X", "originalRequest": {"method": "GET", "url": "{{u}}/x"}, "code": 200, "body": "hi"}
            ],
        }
    ],
}
WINDOW_SECONDS = 2


def certificate(folder):
    """Options for HTTPS, and with it HTTP/2; none where a tool for that is missing."""
    if not shutil.which("openssl") or "HTTP2" not in subprocess.run(
            ["curl", "--version"], capture_output=True, text=True, check=False).stdout:
        return []
    files = [os.path.join(folder, "cert.pem"), os.path.join(folder, "key.pem")]
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
         "-subj", "/CN=localhost", "-out", files[0], "-keyout", files[1]],
        check=True, capture_output=True)
    return ["--tls-cert", files[0], "--tls-key", files[1]]


class Replica:
    def __init__(self, program, folder, name, store_port, limit, options=()):
        self.command = [
            program, "serve", os.path.join(folder, "c.json"), "--shared", f"redis://127.0.0.1:{store_port}",
            "--quota", str(limit), "--port", "0", "--admin-port", "0", "--no-watch", "--log-level", "error",
            "--ready-file", os.path.join(folder, f"{name}.json"), *options]
        self.ready = os.path.join(folder, f"{name}.json")
        self.log = os.path.join(folder, f"{name}.log")
        self.start()

    def start(self):
        if os.path.exists(self.ready):
            os.remove(self.ready)
        with open(self.log, "a") as log:
            self.process = subprocess.Popen(self.command, stdout=log, stderr=log)
        deadline = time.monotonic() + 30
        while not os.path.exists(self.ready):
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise SystemExit(f"a replica does not start: {open(self.log).read()[-2000:]}")
            time.sleep(0.01)
        with open(self.ready) as file:
            says = json.load(file)
        url = says["mocks"][0]["url"]
        self.is_secure = url.startswith("https:")
        self.port = int(url.rsplit(":", 1)[1].split("/")[0])
        self.admin = int(says["admin"].rsplit(":", 1)[1].split("/")[0])

    def kill(self):
        self.process.kill()
        self.process.wait()

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise SystemExit("a replica did not stop within 30 seconds")


class History:
    """What the callers saw."""

    def __init__(self):
        self.lock = threading.Lock()
        self.seen = {}

    def note(self, what):
        with self.lock:
            self.seen[what] = self.seen.get(what, 0) + 1

    def count(self, what):
        return self.seen.get(what, 0)

    def note_response(self, status, window, retry_after):
        self.note(status)
        if window:
            self.note(("window", window, status))
        if status in (429, 503) and not retry_after and (status == 503 or window):
            self.note(f"{status} without Retry-After")

    def windows(self):
        """How many responses each window had."""
        return {what[1]: count for what, count in self.seen.items() if isinstance(what, tuple) and what[2] == 200}


def call(replicas, history, stop, seed):
    """One caller: asks on one connection until it breaks, then another replica."""
    choice = random.Random(seed)
    context = ssl._create_unverified_context()
    while not stop.is_set():
        replica = choice.choice(replicas)
        if replica.is_secure:
            connection = http.client.HTTPSConnection("127.0.0.1", replica.port, timeout=10, context=context)
        else:
            connection = http.client.HTTPConnection("127.0.0.1", replica.port, timeout=10)
        asked = False
        try:
            connection.connect()
            for _ in range(choice.randrange(1, 40)):
                asked = True
                connection.request("GET", "/x")
                response = connection.getresponse()
                response.read()
                asked = False
                history.note_response(
                    response.status, response.getheader("X-RateLimit-Reset"), response.getheader("Retry-After"))
                if response.status != 200:
                    time.sleep(0.005)
                if stop.is_set():
                    break
        except ConnectionRefusedError:
            time.sleep(0.01)
        except (OSError, http.client.HTTPException):
            # It may have been answered and counted.
            if asked:
                history.note("unknown")
        finally:
            connection.close()


def call_http2(replicas, history, stop, seed):
    """One caller: many requests at a time on one connection of HTTP/2."""
    choice = random.Random(seed)
    answer = "%{http_code} %{exitcode} %{http_version} %header{x-ratelimit-reset}/%header{retry-after}\\n"
    while not stop.is_set():
        replica, length = choice.choice(replicas), choice.randrange(1, 60)
        config = f'write-out = "{answer}"\n' + (
            f'url = "https://127.0.0.1:{replica.port}/x"\noutput = "/dev/null"\n' * length)
        said = subprocess.run(
            ["curl", "-sk", "-Z", "--parallel-max", "16", "--http2", "--max-time", "10", "-K", "-"],
            input=config, capture_output=True, text=True, check=False).stdout
        lines = [line.split(" ") for line in said.splitlines()]
        # curl may ask again on another connection, which is refused then.
        is_refused = all(line[1] == "7" for line in lines)
        for status, problem, version, headers in lines:
            if problem == "0":
                window, retry_after = headers.split("/")
                history.note_response(int(status), window, retry_after)
                history.note(f"HTTP/{version}")
            elif not is_refused:
                history.note("unknown")
        for _ in range(0 if is_refused else length - len(lines)):
            history.note("unknown")


def disturb(choice, kills, replicas, store):
    """Returns how often a replica was killed, and what else was done how often."""
    killed, done = 0, {}
    while killed < kills:
        time.sleep(choice.random() * 0.3)
        if choice.random() < 0.6:
            victim = choice.choice(replicas)
            victim.kill()
            killed += 1
            victim.start()
        else:
            what = store.disturb(choice)
            done[what] = done.get(what, 0) + 1
    return killed, done


def run(options, limit, reaches, rate=None):
    folder = tempfile.mkdtemp(prefix="mockcheck-history-")
    with open(os.path.join(folder, "c.json"), "w") as file:
        json.dump(COLLECTION, file)
    if rate:
        with open(os.path.join(folder, "mockcheck.yaml"), "w") as file:
            file.write(f"rateLimit: {{ limit: {rate}, windowSeconds: {WINDOW_SECONDS} }}\n")
    secure = certificate(folder)
    choice = random.Random(options.seed)
    store = (Cluster if options.cluster else Store)(options.store, folder)
    replicas = []
    try:
        for number in range(options.replicas):
            replicas.append(Replica(options.program, folder, f"r{number}", store.proxy.port, limit, secure))
        history, stop = History(), threading.Event()
        callers = [
            threading.Thread(
                target=call_http2 if secure and number % 4 == 0 else call,
                args=(replicas, history, stop, options.seed * 100 + number))
            for number in range(8)]
        for caller in callers:
            caller.start()
        try:
            killed, done = disturb(choice, options.kills, replicas, store)
            # All is well again: what the limit leaves can be used up.
            deadline = time.monotonic() + (60 if reaches else 1)
            while time.monotonic() < deadline and not (reaches and store.counted() >= limit):
                time.sleep(0.2)
            time.sleep(1)
        finally:
            stop.set()
            for caller in callers:
                caller.join(30)
        for replica in replicas:
            replica.stop()
        counted = store.counted()
        return judge(history, limit, counted, killed, done, reaches, rate)
    finally:
        for replica in replicas:
            if replica.process.poll() is None:
                replica.kill()
        store.kill()
        shutil.rmtree(folder, ignore_errors=True)


def judge(history, limit, counted, killed, done, reaches, rate):
    answers, unknown = history.count(200), history.count("unknown")
    print(
        f"limit {limit}: {answers} responses, {unknown} unknown, {counted} counted, {history.count(429)} refused, "
        f"{history.count(503)} times 503; {killed} replicas killed, {', '.join(f'{count} {what}' for what, count in sorted(done.items()))}; "
        f"{history.count('HTTP/2')} by HTTP/2")
    problems = []
    if rate:
        windows = history.windows()
        full = sum(count == rate for count in windows.values())
        print(f"  {len(windows)} windows of at most {rate}, {full} of them full to the last, "
              f"the others with {sorted(set(windows.values()))[-4:]} and fewer")
        if max(windows.values(), default=0) > rate:
            problems.append("more than the limit of a window")
        if not history.count(429):
            problems.append("no window was full")
    if answers > limit or counted > limit:
        problems.append("more than the limit")
    if counted < answers:
        problems.append("responses that are not counted")
    if counted > answers + unknown + 64 * killed:
        problems.append("more is counted than responses, unknown ends and 64 for each killed replica")
    if answers == 0:
        problems.append("no responses at all")
    if reaches and not history.count(429):
        problems.append("the limit was not reached")
    expected = {200, 429, 503, "unknown", "HTTP/2"}
    other = {what for what in history.seen if not isinstance(what, tuple)} - expected
    if other:
        problems.append(f"unexpected: {sorted(map(str, other))}")
    for problem in problems:
        print(f"  WRONG: {problem}")
    return not problems


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--replicas", type=int, default=5)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--limit", type=int, default=3000)
    parser.add_argument("--rate", type=int, default=400, help=f"requests in {WINDOW_SECONDS} seconds")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--store", help="a program other than the redis-server on the PATH")
    parser.add_argument("--cluster", action="store_true")
    options = parser.parse_args()
    ample = run(options, 100_000_000, reaches=False)
    short = run(options, options.limit, reaches=True)
    windows = run(options, 100_000_000, reaches=False, rate=options.rate)
    raise SystemExit(0 if ample and short and windows else 1)


if __name__ == "__main__":
    main()
