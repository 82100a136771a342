"""Servers as processes: started, watched and stopped."""

import os
import socket
import ssl
import subprocess
import threading
import time

TICKS = os.sysconf("SC_CLK_TCK")
BENCH = os.path.dirname(os.path.abspath(__file__))
START_LIMIT = 120
# A core for a server and one for the load.
SERVING, ASKING = ({core} for core in (sorted(os.sched_getaffinity(0)) * 2)[:2])
ANY_CERTIFICATE = ssl.create_default_context()
ANY_CERTIFICATE.check_hostname, ANY_CERTIFICATE.verify_mode = False, ssl.CERT_NONE


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def on(cores):
    """What a child does before it begins, to run on these cores only."""
    return (lambda: os.sched_setaffinity(0, cores)) if cores else None


class Run:
    """A command that ran to its end or to a limit of seconds: what it took, what it printed, its exit code."""

    def __init__(self, command, limit=None, **options):
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **options)
        alarm = threading.Timer(limit or threading.TIMEOUT_MAX, process.kill)
        alarm.daemon = True
        alarm.start()
        self.output = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        alarm.cancel()
        self.seconds = time.perf_counter() - start
        self.status = process.returncode = os.waitstatus_to_exitcode(status)
        self.cpu, self.megabytes = usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024
        self.is_cut_off = limit is not None and self.seconds >= limit


class Server:
    """A server on a port of its own, from its start to its first answer."""

    def __init__(self, make_command, call, status, log, tls=False, cores=None):
        self.port, self.tls = free_port(), tls
        start = time.perf_counter()
        with open(log, "w") as output:
            self.process = subprocess.Popen(
                make_command(self.port), stdout=output, stderr=output, preexec_fn=on(cores))
        try:
            self._await_answer(call, status, log)
        except SystemExit:
            self.stop()
            raise
        self.startup = time.perf_counter() - start

    def _await_answer(self, call, status, log):
        deadline = time.monotonic() + START_LIMIT
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise SystemExit(f"the server ended at once; see {log}")
            try:
                answer = self._ask(call)
            except OSError:
                time.sleep(0.0005)
                continue
            if answer != status:
                raise SystemExit(f"{call.path} got {answer}, not {status}; see {log}")
            return
        raise SystemExit(f"no answer within {START_LIMIT} s; see {log}")

    def _ask(self, call):
        """The status of the answer, by hand: Python's own client takes milliseconds for its first call."""
        body = (call.body or "").encode()
        headers = {"Host": "127.0.0.1", "Content-Length": len(body), **call.headers}
        lines = [f"{call.method} {call.path} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items()), "", ""]
        with socket.create_connection(("127.0.0.1", self.port), timeout=60) as connection:
            if self.tls:
                connection = ANY_CERTIFICATE.wrap_socket(connection)
            connection.sendall("\r\n".join(lines).encode() + body)
            return int(connection.recv(64).split()[1])

    def _processes(self):
        children = f"/proc/{self.process.pid}/task/{self.process.pid}/children"
        with open(children) as file:
            return [self.process.pid] + [int(child) for child in file.read().split()]

    def cpu_seconds(self):
        total = 0
        for process in self._processes():
            with open(f"/proc/{process}/stat") as file:
                fields = file.read().rsplit(")", 1)[1].split()
            total += int(fields[11]) + int(fields[12])
        return total / TICKS

    def resident_megabytes(self):
        total = 0
        for process in self._processes():
            with open(f"/proc/{process}/status") as file:
                total += next(int(line.split()[1]) for line in file if line.startswith("VmRSS:"))
        return total / 1024

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def mockcheck(program, collection, options):
    return lambda port: [program, "serve", collection, "--port", str(port), *options]


def nginx(workload, directory, certificate=None, count=None, workers="auto"):
    """nginx with the answers of a workload in its configuration: it has nothing to find and nothing to read.

    With a certificate and its key it speaks HTTP/2 over TLS; at the path `count` it says how many requests it had.
    """
    listen, tls = "", ""
    if certificate:
        listen = "ssl http2"
        tls = f"ssl_certificate {certificate[0]}; ssl_certificate_key {certificate[1]};"

    def command(port):
        places = [f"location = {count} {{ stub_status; }}"] if count else []
        for index in range(workload.count):
            example = workload.example(index)
            body = example["body"].replace("\\", "\\\\").replace("'", "\\'")
            file = f"{directory}/www{example['path']}"
            if len(body) > 4000:
                os.makedirs(os.path.dirname(file), exist_ok=True)
                with open(file, "w") as output:
                    output.write(example["body"])
                places.append(f"location = {example['path']} {{ root {directory}/www; }}")
            else:
                places.append(f"location = {example['path']} {{ return 200 '{body}'; }}")
        path = f"{directory}/nginx.conf"
        with open(path, "w") as output:
            output.write(CONFIGURATION.format(
                directory=directory, workers=workers, port=port, listen=listen, tls=tls, places="\n".join(places)))
        return ["nginx", "-c", path, "-p", directory, "-e", f"{directory}/error.log"]

    return command


CONFIGURATION = """
daemon off; master_process on; worker_processes {workers}; pid {directory}/nginx.pid; error_log {directory}/error.log;
events {{ worker_connections 4096; }}
http {{
  access_log off; server_tokens off; keepalive_requests 1000000000; default_type application/json;
  sendfile on; tcp_nopush on; open_file_cache max=1000;
  client_body_temp_path {directory}; proxy_temp_path {directory}; fastcgi_temp_path {directory};
  uwsgi_temp_path {directory}; scgi_temp_path {directory};
  server {{ listen 127.0.0.1:{port} {listen}; {tls} http2_max_concurrent_streams 128; add_header Access-Control-Allow-Origin *; {places} }}
}}
"""
