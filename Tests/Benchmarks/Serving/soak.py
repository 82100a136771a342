"""Serves for minutes to clients, reloads and attackers at once; every answer is compared with the collection.

soak.py PROGRAM [SECONDS]

Keep-alive clients over HTTP/1.1 and curl over HTTP/2 ask a public and a private mock, a reader takes its answers slowly,
attackers send what is malformed, endless or too large, and the collections are rewritten all the while. Wanted: no wrong
and no lost answer, memory and open files flat.
"""

import json
import os
import random
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import time

from processes import free_port

KEY = "PMAK-soak-0123456789abcdef0123456789abcdef"
SCHEMA = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"
COUNT = 60
TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
TLS.check_hostname = False
TLS.verify_mode = ssl.CERT_NONE


def body(mock, number):
    return f"{mock} {number} ".encode() * (1 + number * number)


def write_collection(folder, mock, spare):
    """The same examples each time, but for one that nobody asks for."""
    items = []
    for number in list(range(COUNT)) + [1000 + spare]:
        url = {"raw": f"https://x.example/r/{number}", "host": ["https://x.example"], "path": ["r", str(number)]}
        request = {"method": "GET", "header": [], "url": url}
        example = {
            "name": "ok", "originalRequest": request, "status": "OK", "code": 200,
            "header": [{"key": "Content-Type", "value": "application/octet-stream"}],
            "body": body(mock, number % 1000).decode(),
        }
        items.append({"name": f"r{number}", "request": request, "response": [example]})
    path = os.path.join(folder, f"{mock}.postman_collection.json")
    with open(path + ".new", "w") as file:
        json.dump({"info": {"name": mock, "schema": SCHEMA}, "item": items}, file)
    os.replace(path + ".new", path)


class Soak:
    def __init__(self, port, folder, seconds):
        self.port = port
        self.folder = folder
        self.end = time.monotonic() + seconds
        self.lock = threading.Lock()
        self.counts = {}
        self.wrong = []

    def running(self):
        return time.monotonic() < self.end

    def count(self, what, number=1):
        with self.lock:
            self.counts[what] = self.counts.get(what, 0) + number

    def complain(self, text):
        with self.lock:
            self.wrong.append(text)

    def connect(self):
        plain = socket.create_connection(("127.0.0.1", self.port), timeout=30)
        return TLS.wrap_socket(plain)

    # Clients that must be served.

    def keep_alive(self, seed):
        choice = random.Random(seed)
        while self.running():
            connection = self.connect()
            reader = connection.makefile("rb")
            for _ in range(choice.randint(1, 200)):
                if not self.running():
                    break
                self.ask(connection, reader, choice)
                time.sleep(0.004)
            connection.close()

    def ask(self, connection, reader, choice, pause=0.0):
        mock = choice.choice(["open", "closed"])
        number = choice.randrange(COUNT)
        has_key = mock == "open" or choice.random() < 0.7
        key = f"x-api-key: {KEY}\r\n" if has_key and mock == "closed" else ""
        connection.sendall(f"GET /{mock}/r/{number} HTTP/1.1\r\nHost: localhost\r\n{key}\r\n".encode())
        status = int(reader.readline().split()[1])
        length = 0
        while (line := reader.readline()) not in (b"\r\n", b""):
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        got = b""
        while len(got) < length:
            piece = reader.read(min(length - len(got), 4096 if pause else length))
            if not piece:
                break
            got += piece
            time.sleep(pause)
        wanted = 200 if has_key else 401
        if status != wanted or len(got) != length or (wanted == 200 and got != body(mock, number)):
            self.complain(f"/{mock}/r/{number}: {status}, {len(got)} of {length} bytes")
        self.count("slow" if pause else "HTTP/1.1")

    def slow_reader(self):
        choice = random.Random(7)
        connection = self.connect()
        reader = connection.makefile("rb", buffering=1024)
        while self.running():
            self.ask(connection, reader, choice, pause=0.05)
        connection.close()

    def http2(self, seed):
        choice = random.Random(seed)
        with tempfile.TemporaryDirectory() as place:
            while self.running():
                asked = [(choice.choice(["open", "closed"]), choice.randrange(COUNT)) for _ in range(30)]
                config = os.path.join(place, "config")
                with open(config, "w") as file:
                    for index, (mock, number) in enumerate(asked):
                        file.write(f'url = "https://127.0.0.1:{self.port}/{mock}/r/{number}"\n')
                        file.write(f'output = "{place}/{index}"\n')
                command = ["curl", "-sk", "-Z", "--http2", "-H", f"x-api-key: {KEY}", "-K", config]
                status = subprocess.run(command, timeout=60, stderr=subprocess.DEVNULL).returncode
                for index, (mock, number) in enumerate(asked):
                    with open(f"{place}/{index}", "rb") as file:
                        if file.read() != body(mock, number):
                            self.complain(f"HTTP/2 /{mock}/r/{number}, curl {status}")
                self.count("HTTP/2", len(asked))
                time.sleep(0.2)

    # Those that must not matter.

    def attacker(self, seed):
        choice = random.Random(seed)
        attacks = [
            b"GET / HTTP/1.1\r\nHost: h\r\nHost: i\r\n\r\n", b"\x16\x03\x01\x00\x00" * 50, b"A" * 70_000,
            b"GET / HTTP/1.1\r\n" + b"a: b\r\n" * 600 + b"\r\n",
            b"POST /open/r/1 HTTP/1.1\r\nHost: h\r\nContent-Length: 900000\r\n\r\n" + b"x" * 500_000,
            b"POST /open/r/1 HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nffffffffff\r\n",
            b"GET /open/r/59 HTTP/1.1\r\nHost: h\r\n\r\n" * 40,
            b"POST /open/r/1 HTTP/1.1\r\nHost: h\r\nx-mock-match-request-body: true\r\n"
            b"Content-Type: application/xml\r\nContent-Length: 60000\r\n\r\n<a " + b"b0='' " * 9999,
        ]
        while self.running():
            try:
                if choice.random() < 0.2:
                    connection = socket.create_connection(("127.0.0.1", self.port), timeout=30)
                else:
                    connection = self.connect()
                connection.settimeout(0.5)
                connection.sendall(choice.choice(attacks))
                if choice.random() < 0.5:
                    connection.recv(100)
                time.sleep(choice.random() * 0.3)
                connection.close()
            except OSError:
                pass
            self.count("attacks")
            time.sleep(0.05)

    def reloads(self):
        number = 0
        while self.running():
            number += 1
            write_collection(self.folder, ["open", "closed"][number % 2], number)
            self.count("rewritten files")
            time.sleep(2)


def memory(pid):
    with open(f"/proc/{pid}/status") as file:
        lines = dict(line.split(":", 1) for line in file if ":" in line)
    return int(lines["VmRSS"].split()[0]) // 1024, len(os.listdir(f"/proc/{pid}/fd"))


def main():
    program, seconds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 600
    with tempfile.TemporaryDirectory() as folder:
        for mock in ["open", "closed"]:
            write_collection(folder, mock, 0)
        with open(os.path.join(folder, "mockcheck.yaml"), "w") as file:
            file.write("users:\n  - { name: ada, key: { env: SOAK_KEY } }\nmocks:\n")
            file.write("  - { name: open, collection: open.postman_collection.json }\n")
            file.write("  - { name: closed, collection: closed.postman_collection.json, private: true, owner: ada }\n")
        key, certificate = os.path.join(folder, "key.pem"), os.path.join(folder, "certificate.pem")
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate,
             "-days", "2", "-subj", "/CN=localhost"], check=True, stderr=subprocess.DEVNULL)
        port, ready = free_port(), os.path.join(folder, "ready")
        server = subprocess.Popen(
            [program, "serve", folder, "--port", str(port), "--admin-port", "0", "--tls-cert", certificate,
             "--tls-key", key, "--ready-file", ready, "--idle-timeout", "5", "--state", os.path.join(folder, "state"),
             "--log-level", "warning"], env={**os.environ, "SOAK_KEY": KEY}, stdout=subprocess.DEVNULL)
        while not os.path.exists(ready):
            if server.poll() is not None:
                raise SystemExit("the server ended at once")
            time.sleep(0.05)
        soak = Soak(port, folder, seconds)
        jobs = [(soak.keep_alive, 1), (soak.keep_alive, 2), (soak.keep_alive, 3), (soak.slow_reader,), (soak.http2, 4),
                (soak.attacker, 5), (soak.attacker, 6), (soak.reloads,)]
        threads = [threading.Thread(target=job[0], args=job[1:]) for job in jobs]
        for thread in threads:
            thread.start()
        samples = []
        while soak.running():
            time.sleep(min(30, seconds / 10))
            samples.append(memory(server.pid))
            print(f"{samples[-1][0]} MB, {samples[-1][1]} open files, {soak.counts}", flush=True)
        for thread in threads:
            thread.join()
        server.terminate()
        status = server.wait(timeout=20)
        half = len(samples) // 2
        early, late = max(s[0] for s in samples[:half]), max(s[0] for s in samples[half:])
        print(f"{sum(soak.counts.values())} in {seconds} s: {soak.counts}")
        print(f"wrong or lost: {len(soak.wrong)} {soak.wrong[:5]}")
        print(f"memory: at most {early} MB in the first half, {late} MB in the second; exit status {status}")
        if soak.wrong or late > 1.2 * early + 5 or status not in (0, 143):
            raise SystemExit(1)


main()
