"""Measures `mockcheck serve` over TLS and HTTP/2 beside nginx: http2.py PROGRAM."""

import re
import shutil
import statistics
import subprocess
import sys
import tempfile

import workloads
from processes import Server, mockcheck, nginx
from thresholds import Thresholds

ROUNDS = 5
REQUESTS = 60_000
CONNECTIONS, STREAMS = 2, 100
TITLE = "HTTP/2 over TLS, 100 streams"


def self_signed(directory):
    """A certificate and its key, as files."""
    certificate, key = f"{directory}/certificate.pem", f"{directory}/key.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-subj", "/CN=localhost", "-keyout", key, "-out", certificate], check=True, capture_output=True)
    return certificate, key


def ask(server, workload):
    """CPU microseconds per request and requests a second of one run of h2load."""
    urls = [f"https://127.0.0.1:{server.port}{workload.example(index)['path']}" for index in range(workload.count)]
    before = server.cpu_seconds()
    output = subprocess.run(
        ["h2load", "-t1", f"-n{REQUESTS}", f"-c{CONNECTIONS}", f"-m{STREAMS}", *urls],
        capture_output=True, text=True, check=True).stdout
    cpu = server.cpu_seconds() - before
    if f"status codes: {REQUESTS} 2xx" not in output or "Application protocol: h2" not in output:
        raise SystemExit(output)
    return cpu * 1e6 / REQUESTS, float(re.search(r"([\d.]+) req/s", output)[1])


def main():
    program, workload, limits = sys.argv[1], workloads.SMALL, Thresholds()
    directory = tempfile.mkdtemp(prefix="mockcheck-bench-")
    certificate = self_signed(directory)
    first = workload.example(0)["call"]
    collection = f"{directory}/collection.json"
    workload.write_collection(collection)
    options = [*workload.options, "--tls-cert", certificate[0], "--tls-key", certificate[1]]
    commands = {
        "nginx": nginx(workload, directory, certificate), "mockcheck": mockcheck(program, collection, options),
    }
    servers = {
        name: Server(command, first, workload.status, f"{directory}/{name}.log", tls=True)
        for name, command in commands.items()
    }
    print(f"{CONNECTIONS} connections with {STREAMS} streams each, {ROUNDS} rounds of {REQUESTS:,} requests, medians\n")
    samples = {name: [] for name in servers}
    for name, server in servers.items():
        ask(server, workload)
    # Turn by turn, so that both meet the same machine.
    for _ in range(ROUNDS):
        for name, server in servers.items():
            samples[name].append(ask(server, workload))
    cpu = {name: statistics.median(cpu for cpu, _ in of) for name, of in samples.items()}
    print(f"{'':<48}{'requests/s':>12}{'CPU us/request':>16}{'ratio':>8}")
    for name, of in samples.items():
        rate = statistics.median(rate for _, rate in of)
        print(f"{f'{name}: {TITLE}':<48}{rate:>12,.0f}{cpu[name]:>16.1f}{cpu[name] / cpu['nginx']:>8.2f}")
        servers[name].stop()
    shutil.rmtree(directory)
    limits.judge(TITLE, cpu["mockcheck"] / cpu["nginx"])
    limits.report()


main()
