#!/usr/bin/env python3
"""A server that does its worst: each path of the collection that it writes gets another kind of bad answer.

usage: hostile.py MOCKCHECK

Every case must end as failed or error within the timeout, the program must live, and its memory must stay flat.
"""
import json, os, resource, socket, subprocess, sys, tempfile, threading, time

OK = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
BEHAVIOURS = {
    "endless-body": lambda s: endless(s, OK + b"\r\n", b"x" * 65536),
    "endless-chunks": lambda s: endless(s, OK + b"Transfer-Encoding: chunked\r\n\r\n", b"10000\r\n" + b"x" * 65536 + b"\r\n"),
    "slow-drip": lambda s: drip(s, OK + b"Content-Length: 100000\r\n\r\n"),
    "many-headers": lambda s: endless(s, OK, b"".join(b"X-%d: y\r\n" % i for i in range(2000)), 500),
    "one-long-header": lambda s: endless(s, OK + b"X: ", b"y" * 65536, 500),
    "length-too-long": lambda s: s.sendall(OK + b"Content-Length: 99\r\n\r\n{}"),
    "length-too-short": lambda s: s.sendall(OK + b'Content-Length: 2\r\n\r\n{"a":1}'),
    "two-lengths": lambda s: s.sendall(OK + b"Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}"),
    "negative-length": lambda s: s.sendall(OK + b"Content-Length: -2\r\n\r\n{}"),
    "huge-length": lambda s: s.sendall(OK + b"Content-Length: 99999999999999999999\r\n\r\n{}"),
    "bad-chunk": lambda s: s.sendall(OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n"),
    "no-answer": lambda s: s.close(),
    "silence": lambda s: time.sleep(20),
    "not-http": lambda s: s.sendall(b"SSH-2.0-OpenSSH_9.2\r\n"),
    "status-zero": lambda s: s.sendall(b"HTTP/1.1 000 Zero\r\n\r\n"),
    "endless-interim": lambda s: endless(s, b"", b"HTTP/1.1 103 Early Hints\r\n\r\n" * 500),
    "gzip-bomb": lambda s: s.sendall(OK + b"Content-Encoding: gzip\r\nContent-Length: 20\r\n\r\n\x1f\x8b" + b"\x00" * 18),
    "scripts": lambda s: s.sendall(OK + body(b'{"a":"<script>alert(1)</script>","b":')),
    "terminal-escapes": lambda s: s.sendall(OK + body(b'{"a":"\x1b]0;owned\x07\x1b[2J"}')),
    "workflow-command": lambda s: s.sendall(OK + body(b"::error::owned\n##vso[task.complete result=Succeeded]")),
    "redirect-loop": lambda s: s.sendall(b"HTTP/1.1 302 Found\r\nLocation: /redirect-loop\r\nContent-Length: 0\r\n\r\n"),
    "deep-nesting": lambda s: s.sendall(OK + body(b"[" * 100000)),
    "deep-objects": lambda s: s.sendall(OK + body(b'{"a":' * 100000)),
    "huge-number": lambda s: s.sendall(OK + body(b'{"a":' + b"9" * 1000000 + b"}")),
    "many-members": lambda s: s.sendall(OK + body(b"{" + b",".join(b'"m%d":1' % i for i in range(200000)) + b"}")),
}


def body(data):
    return b"Content-Length: %d\r\n\r\n%s" % (len(data), data)


def endless(connection, head, piece, count=10**9):
    connection.sendall(head)
    for _ in range(count):
        connection.sendall(piece)


def drip(connection, head):
    connection.sendall(head)
    while True:
        connection.sendall(b"x")
        time.sleep(0.1)


def serve(listener):
    while True:
        connection, _ = listener.accept()
        threading.Thread(target=answer, args=(connection,), daemon=True).start()


def answer(connection):
    try:
        head = b""
        while b"\r\n\r\n" not in head:
            piece = connection.recv(65536)
            if not piece:
                return
            head += piece
        BEHAVIOURS[head.split(b" ")[1].decode().strip("/")](connection)
        time.sleep(5)
    except OSError:
        pass
    finally:
        connection.close()


def main():
    listener = socket.create_server(("127.0.0.1", 0), backlog=128)
    threading.Thread(target=serve, args=(listener,), daemon=True).start()
    items = [{"name": name, "request": {"method": "GET", "url": "{{u}}/" + name},
              "response": [{"name": name, "originalRequest": {"method": "GET", "url": "{{u}}/" + name}, "code": 200,
                            "header": [{"key": "Content-Type", "value": "application/json"}],
                            "body": '{"a":"x","b":1}'}]} for name in BEHAVIOURS]
    schema = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "hostile.postman_collection.json")
        with open(path, "w") as file:
            json.dump({"info": {"name": "Hostile", "schema": schema}, "item": items}, file)
        began = time.time()
        run = subprocess.run(
            [sys.argv[1], "verify", path, "--target", f"http://127.0.0.1:{listener.getsockname()[1]}", "--target-as",
             "api", "--timeout", "2", "--jobs", "4", "--report-dir", folder, "--reporter", "json", "--verbose"],
            capture_output=True, timeout=120)
        elapsed = time.time() - began
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        with open(os.path.join(folder, "mockcheck.json")) as file:
            text = file.read()
        cases = {}

        def walk(value):
            if isinstance(value, dict):
                if "verdict" in value and "className" in value:
                    cases[value["name"].split(":")[0]] = value
                for inner in value.values():
                    walk(inner)
            elif isinstance(value, list):
                for inner in value:
                    walk(inner)

        walk(json.loads(text))
        wrong = [name for name in BEHAVIOURS if cases.get(name, {}).get("verdict") not in ("failed", "error")]
        for name in BEHAVIOURS:
            case = cases.get(name, {})
            print(f"{name:18} {case.get('verdict'):7} {case.get('message', '')[:150]}")
        said = run.stdout + run.stderr
        problems = [f"not red: {name}" for name in wrong]
        problems += ["an escape reached the terminal"] if b"\x1b]0" in said or b"\x07" in said else []
        problems += ["a command reached the output"] if b"\n::error" in said or b"\n##vso" in said else []
        problems += [f"exit code {run.returncode}"] if run.returncode != 1 else []
        problems += [f"{memory} MiB"] if memory > 600 else []
        print(f"{len(cases)} cases in {elapsed:.1f} s, {memory} MiB at most; " + ("; ".join(problems) or "as it should be"))
        sys.exit(1 if problems else 0)


main()
