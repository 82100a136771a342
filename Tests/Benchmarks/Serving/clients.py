"""Measures `mockcheck run` on recorded traffic and `mockcheck diff`: clients.py PROGRAM [CORPUS]."""

import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time

import workloads
from processes import Run

ROUNDS = 3
EXAMPLES = 1_000
BROWSER = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36"


def show(title, wanted, command, said=None):
    """The middle of some runs."""
    run = sorted((Run(command) for _ in range(ROUNDS)), key=lambda run: run.seconds)[ROUNDS // 2]
    if said and said not in run.output:
        raise SystemExit(f"{title}: exit code {run.status}\n{run.output[-3000:]}")
    print(f"{title:<58}{run.seconds:>9.2f} s{wanted:>10}{run.cpu:>9.2f} s{run.megabytes:>9.0f} MB", flush=True)


def asked(count):
    """Targets as a client asks for them; every hundredth is of no example, in a few different ways."""
    order = random.Random(5)
    for number in range(count):
        example = workloads.small(order.randrange(EXAMPLES))
        yield f"/nothing/like-{number % 700}" if number % 100 == 99 else example["path"], example["body"]


def write_archive(path, count):
    """An archive as Chromium writes one."""
    with open(path, "w") as file:
        file.write('{"log": {"version": "1.2", "creator": {"name": "benchmark", "version": "1"}, "pages": [], "entries": [\n')
        for number, (target, body) in enumerate(asked(count)):
            headers = {
                "Host": "api.example.com", "User-Agent": BROWSER, "Accept": "application/json", "Accept-Encoding": "gzip",
                "Origin": "https://app.example.com", "Referer": "https://app.example.com/", "Sec-Fetch-Mode": "cors",
                "Sec-Fetch-Site": "same-site", "Sec-Fetch-Dest": "empty",
            }
            answered = {
                "Content-Type": "application/json", "Access-Control-Allow-Origin": "*", "Content-Length": str(len(body)),
                "Date": "Sat, 28 Nov 2026 22:03:16 GMT", "Vary": "Origin",
            }
            entry = {
                "startedDateTime": "2026-11-28T22:03:16.408Z", "time": 12.5, "_resourceType": "fetch",
                "request": {
                    "method": "GET", "url": f"https://api.example.com{target}", "httpVersion": "HTTP/1.1", "cookies": [],
                    "headers": rows(headers), "queryString": [], "headersSize": 480, "bodySize": 0,
                },
                "response": {
                    "status": 200, "statusText": "OK", "httpVersion": "HTTP/1.1", "cookies": [],
                    "headers": rows(answered), "redirectURL": "", "headersSize": 210, "bodySize": len(body),
                    "content": {"size": len(body), "mimeType": "application/json", "text": body},
                },
                "cache": {}, "timings": {"send": 0.1, "wait": 12, "receive": 0.4},
            }
            file.write(("," if number else "") + json.dumps(entry) + "\n")
        file.write("]}}\n")


def rows(headers):
    return [{"name": name, "value": value} for name, value in headers.items()]


def write_log(program, collection, path, count, directory):
    """A call log: lines as `serve` writes them, as many as wanted."""
    ready, state = f"{directory}/ready-{count}.json", f"{directory}/state-{count}"
    server = subprocess.Popen(
        [program, "serve", collection, "--port", "0", "--admin-port", "off", "--ready-file", ready, "--state", state],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while not os.path.exists(ready) and server.poll() is None:
        time.sleep(0.01)
    with open(ready) as file:
        url = re.search(r'"url": ?"(http:[^"]+)"', file.read())[1].rstrip("/")
    targets = [target for target, _ in asked(2_000)]
    curl = "".join(f'url = "{url}{target}"\noutput = "/dev/null"\n' for target in targets)
    subprocess.run(["curl", "-s", "-K", "-"], input=curl, text=True, check=True)
    server.terminate()
    server.wait()
    with open(f"{state}/calls.jsonl") as file:
        lines = file.readlines()
    with open(path, "w") as file:
        for number in range(count):
            file.write(lines[number % len(lines)])


def main():
    program = sys.argv[1]
    corpus = sys.argv[2] if len(sys.argv) > 2 else "../shared/corpus"
    print(f"{'':<58}{'time':>11}{'wanted':>10}{'CPU':>11}{'memory':>12}")
    with tempfile.TemporaryDirectory(prefix="mockcheck-bench-") as directory:
        collection = f"{directory}/api.json"
        workloads.Workload("small JSON", EXAMPLES, workloads.small).write_collection(collection)
        run = [program, "run", collection, "--report-dir", f"{directory}/r"]
        for count, wanted in [(10_000, ""), (100_000, "3 s"), (400_000, "")]:
            archive = f"{directory}/traffic.har"
            write_archive(archive, count)
            title = f"run --har: {count:,} requests, {os.path.getsize(archive) >> 20} MB"
            show(title, wanted, run + ["--har", archive], said=f"traffic   {count} requests")
            base = ["--base", "https://api.example.com"]
            show(f"run --har --base: {count:,} requests", wanted, run + ["--har", archive] + base)
            os.remove(archive)
        for count, wanted in [(10_000, ""), (100_000, "3 s"), (400_000, "")]:
            log = f"{directory}/calls.jsonl"
            write_log(program, collection, log, count, directory)
            title = f"run --call-log: {count:,} requests, {os.path.getsize(log) >> 20} MB"
            show(title, wanted, run + ["--call-log", log], said=f"traffic   {count} requests")
        if os.path.isdir(corpus):
            show("diff: the corpus and itself", "1 s", [program, "diff", corpus, corpus], said="No differences")
        show("diff: specs/ and itself", "1 s", [program, "diff", "specs", "specs"], said="No differences")


main()
