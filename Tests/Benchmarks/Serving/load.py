"""wrk against a server, and what it cost."""

import resource
import subprocess

from processes import BENCH, on

# Seconds until a call counts as broken; 32 that wait for a server of ten requests a second wait for more than wrk's two.
PATIENCE = 60


class Sample:
    """One run: requests a second, the server's CPU microseconds per request, latencies in milliseconds."""

    def __init__(self, requests, microseconds, p50, p99, cpu, generator_cpu):
        self.rate = requests * 1e6 / microseconds
        self.cpu = cpu * 1e6 / requests
        self.generator = generator_cpu * 1e6 / requests
        self.p50, self.p99 = p50 / 1000, p99 / 1000


def run(server, calls, status, seconds, connections=32, pause=0, cores=None):
    before, generator_before = server.cpu_seconds(), _children_cpu()
    output = subprocess.run(
        ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", f"--timeout={PATIENCE}s", "-s", f"{BENCH}/routes.lua",
         f"http://127.0.0.1:{server.port}", "--", calls, str(pause)],
        capture_output=True, text=True, check=True, preexec_fn=on(cores)).stdout
    cpu, generator = server.cpu_seconds() - before, _children_cpu() - generator_before
    line = next(line for line in output.splitlines() if line.startswith("RESULT"))
    requests, duration, p50, p99, refused, broken = map(int, line.split()[1:])
    expected = requests if status >= 400 else 0
    if broken or abs(refused - expected) > 0:
        raise SystemExit(f"{refused} answers of {requests} had a status from 400, {broken} calls broke")
    return Sample(requests, duration, p50, p99, cpu, generator)


def _children_cpu():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
