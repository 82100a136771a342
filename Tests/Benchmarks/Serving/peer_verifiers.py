"""Measures other people's verifiers beside ours, from the start of the process to the written JUnit report.

All ask one nginx, which has the answers in its configuration and counts the requests. They do different work: pact and
tavern send the request of each example and compare its answer, Schemathesis makes up a request for each operation and
holds the answer against its schema, and ours sends what its axes hold.
"""

import contextlib
import os
import sys
import tempfile
import urllib.request
import xml.etree.ElementTree

import descriptions
import workloads
from processes import Run, Server, nginx
from serve import figure

ROUNDS = 3
# Who has taken so many seconds in all is not asked once more, and who takes so many in one run is stopped.
ENOUGH, LIMIT = 60, 600
COUNT = "/count-of-requests"
BIN = os.path.dirname(sys.executable)
OWN_MOCK = "mockcheck, own mock"


class Task:
    """A server with the answers of a workload, and a folder with what the verifiers read."""

    def __init__(self, workload, program, folder):
        self.workload, self.program, self.folder = workload, program, folder
        self.collection, self.report = f"{folder}/collection.json", f"{folder}/TEST-mockcheck.xml"
        first = workload.example(0)["call"]
        self.server = Server(nginx(workload, folder, count=COUNT), first, 200, f"{folder}/log")
        self.url = f"http://127.0.0.1:{self.server.port}"

    def describe(self, examples):
        """Writes these examples in all formats."""
        examples.write_collection(self.collection)
        descriptions.write_openapi(examples, f"{self.folder}/openapi.json")
        descriptions.write_tavern(examples, self.url, f"{self.folder}/test_api.tavern.yaml")
        descriptions.write_pact(examples, f"{self.folder}/pact.json")

    def commands(self):
        ours = [self.program, "verify", self.collection, "--report-dir", self.folder, "--color", "never"]
        target = [*ours, "--target", self.url]
        return {
            OWN_MOCK: ours,
            "mockcheck --target, plain rules": [*target, "--target-rules", "plain"],
            "mockcheck --target, as an API": [*target, "--target-as", "api", "--axis", "contract"],
            "pact": [
                f"{BIN}/pact", "verifier", "--file", f"{self.folder}/pact.json", "--hostname", "127.0.0.1", "--port",
                str(self.server.port), "--junit", self.report, "--no-colour",
            ],
            "Schemathesis": [
                f"{BIN}/schemathesis", "--no-color", "run", f"{self.folder}/openapi.json", "--url", self.url,
                "--phases", "examples,fuzzing", "--max-examples", "1", "--mode", "positive", "--checks", "all",
                "--generation-database", "none", "--report", "junit", "--report-junit-path", self.report,
            ],
            "tavern": [
                f"{BIN}/pytest", "-q", "-p", "tavern", "-p", "no:cacheprovider", "--junitxml", self.report,
                f"{self.folder}/test_api.tavern.yaml",
            ],
        }

    def requests(self):
        """How many the server has had, with this one."""
        with urllib.request.urlopen(self.url + COUNT) as answer:
            return int(answer.read().split()[9])

    def run(self, name):
        """A run, with the numbers of its requests and of the cases in its report."""
        if os.path.exists(self.report):
            os.remove(self.report)
        before = self.requests()
        # tavern's tests need no plugin of pytest but its own.
        environment = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
        run = Run(self.commands()[name], LIMIT, cwd=self.folder, env=environment)
        run.requests = self.requests() - before - 1
        run.cases = 0
        if os.path.exists(self.report) and not run.is_cut_off:
            run.cases = sum(1 for _ in xml.etree.ElementTree.parse(self.report).iter("testcase"))
        return run


def altered(index):
    """An answer that nginx does not give, in its value and in its shape."""
    example = workloads.small(index)
    return {**example, "body": example["body"].replace('"ready"', "1")}


def failure(name, task):
    """Why a verifier is not measured, if it is not: it is not there, passes what is wrong or fails what is right."""
    program = task.commands()[name][0]
    if not os.path.exists(program):
        return f"{program} is not installed: .ci/install peers"
    for examples, status in [(workloads.Workload("", task.workload.count, altered), 1), (task.workload, 0)]:
        if name == OWN_MOCK and status == 1:
            continue
        task.describe(examples)
        run = task.run(name)
        if run.status != status or run.cases < examples.count:
            wanted = "right" if status == 0 else "wrong"
            return f"exit code {run.status}, {run.cases} cases where all is {wanted}: {run.output[-300:]}"
    return None


def show(name, runs, workload):
    title = f"{name}: {workload.count:,} examples"
    last = runs[-1]
    if last.is_cut_off:
        print(f"{title:<56}  stopped after {LIMIT} s, {last.cpu:.0f} s of CPU, {last.requests:,} requests", flush=True)
        return
    if last.status or last.cases < workload.count:
        why = f"exit code {last.status}, {last.cases} cases: {last.output[-300:]}"
        print(f"{title:<56}  not measured: {why}", flush=True)
        return
    requests = f"{last.requests:,}" if name != OWN_MOCK else "own"
    print(f"{title:<56}{figure(runs, lambda run: run.seconds, 2):>24}{figure(runs, lambda run: run.cpu, 2):>24}"
          f"{last.cases:>8,}{requests:>10}", flush=True)


def compare(task, failures):
    task.describe(task.workload)
    runs = {name: [] for name in task.commands() if name not in failures}
    # Turn by turn, so that all meet the same machine.
    for _ in range(ROUNDS):
        for name, of in runs.items():
            if sum(run.seconds for run in of) < ENOUGH:
                of.append(task.run(name))
    for name, of in runs.items():
        show(name, of, task.workload)


@contextlib.contextmanager
def prepared(workload, program):
    with tempfile.TemporaryDirectory(prefix="mockcheck-bench-") as folder:
        task = Task(workload, program, folder)
        try:
            yield task
        finally:
            task.server.stop()


def measure(chosen, program):
    with prepared(workloads.SMALL, program) as task:
        failures = {name: why for name in task.commands() if (why := failure(name, task))}
    for name, why in failures.items():
        print(f"{name}: not measured: {why}")
    print(f"{ROUNDS} rounds turn by turn, none after those that took {ENOUGH} s; medians and (least-greatest)\n")
    print(f"{'':<56}{'seconds (spread)':>24}{'CPU s':>24}{'cases':>8}{'requests':>10}")
    for workload in chosen:
        with prepared(workload, program) as task:
            compare(task, failures)
