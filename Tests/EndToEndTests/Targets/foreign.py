#!/usr/bin/env python3
"""Servers that others wrote, held against collections: what each deviates in, as a table in Markdown.

usage: foreign.py MOCKCHECK PYTHON CORPUS SPECS

PYTHON is the interpreter that has httpbin, connexion and WireMock's jar (`.ci/readers.txt`). httpbin is judged as the
API of the Postman Echo collection; WireMock and connexion as somebody's mocks of collections, with stubs made from
their examples here.
"""
import collections, glob, http.client, json, os, re, socket, subprocess, sys, tempfile, time, urllib.parse, urllib.request
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.dont_write_bytecode = True
import mutations

MOCKCHECK, PYTHON, CORPUS, SPECS = sys.argv[1:5]
ECHO = f"{CORPUS}/postmanlabs__postman-collection-transformer__echo.json"
MOCKED = [f"{SPECS}/bookshop.postman_collection.json", f"{SPECS}/forms-and-documents.postman_collection.json",
          f"{CORPUS}/PoliceScorecard__api__api.postman_collection.json"]


# Stubs -------------------------------------------------------------------------------------------------------------

class Saved:
    """One saved response, and the request that it answers: what a stub needs."""

    def __init__(self, response, request, variables):
        fill = lambda text: mutations.substitute(text or "", variables)
        self.status = response.get("code") or 200
        self.body = fill(response.get("body"))
        self.type = next((h.get("value") for h in response.get("header") or []
                          if (h.get("key") or "").lower() == "content-type"), None)
        self.method = request.get("method") or "GET"
        body = request.get("body") or {}
        self.sent = fill(body.get("raw")) if body.get("mode") == "raw" else ""
        url = request.get("url") or ""
        url = url if isinstance(url, dict) else {"host": url.partition("?")[0].split("/")[:1],
                                                 "path": url.partition("?")[0].split("/")[1:]}
        host = url.get("host") or ""
        host = fill(host if isinstance(host, str) else ".".join(host))
        base = re.sub(r"^\w+://", "", host).partition("/")[2]
        path = url.get("path") or []
        path = path.strip("/").split("/") if isinstance(path, str) else path
        values = {v.get("key"): v.get("value") for v in url.get("variable") or [] if v.get("value")}
        # A segment that has no value is any one.
        self.segments = (base.split("/") if base else []) + [
            values.get(s[1:]) if s.startswith(":") else None if "{{" in fill(s) else fill(s) for s in path]
        self.query = [(fill(q.get("key")), fill(q.get("value"))) for q in url.get("query") or [] if not q.get("disabled")]

    def path(self, wildcard):
        return "/" + "/".join(wildcard(i) if s is None else urllib.parse.quote(s, safe="%:@!$&'()*+,;=")
                              for i, s in enumerate(self.segments))


def saved(path):
    with open(path, encoding="utf-8-sig") as file:
        collection = json.load(file)
    variables = {v.get("key"): str(v.get("value")) for v in collection.get("variable") or [] if v.get("value") is not None}
    found = []

    def walk(entries):
        for entry in entries:
            walk(entry.get("item") or [])
            for response in entry.get("response") or []:
                request = response.get("originalRequest") or entry.get("request")
                found.append(Saved(response, request, variables))
    walk(collection["item"])
    return found


def wiremock_stubs(path):
    """Those that say most of a request come first, then those that are saved first."""
    stubs = []
    order = sorted(saved(path), key=lambda e: (e.segments.count(None), -len(e.query) - bool(e.sent)))
    for priority, e in enumerate(order, 1):
        pattern = e.path(lambda _: "\0")
        request = {"method": e.method, "urlPathPattern": re.escape(pattern).replace("\0", "[^/]+")}
        if e.query:
            request["queryParameters"] = {name: {"equalTo": value} for name, value in e.query}
        if e.sent:
            request["bodyPatterns"] = [{"equalTo": e.sent}]
        headers = {"Content-Type": e.type} if e.type else {}
        response = {"status": e.status, "headers": headers, "body": e.body}
        stubs.append({"priority": priority, "request": request, "response": response})
    return {"mappings": stubs}


def openapi(path):
    """A description of the requests with examples of their answers: one of each status, as OpenAPI has it."""
    paths = {}
    for e in saved(path):
        place = e.path(lambda i: f"{{p{i}}}")
        operation = paths.setdefault(place, {}).setdefault(
            e.method.lower(), {"operationId": f"stubs.{e.method}{len(paths)}", "responses": {}})
        operation["parameters"] = [{"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
                                   for name in re.findall(r"\{(p\d+)\}", place)]
        content = {}
        if e.body:
            try:
                value = json.loads(e.body)
            except ValueError:
                value = e.body
            content = {(e.type or "text/plain").split(";")[0]: {"schema": {}, "example": value}}
        operation["responses"].setdefault(str(e.status), {"description": "saved", "content": content})
    return {"openapi": "3.0.3", "info": {"title": "stubs", "version": "1"}, "paths": paths}


# Servers -----------------------------------------------------------------------------------------------------------

def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Server:
    def __init__(self, words, port, folder):
        self.port = port
        self.log = open(f"{folder}/{port}.log", "w+")
        self.process = subprocess.Popen(words, stdout=self.log, stderr=self.log, cwd=folder)

    def __enter__(self):
        for _ in range(600):
            if self.process.poll() is not None:
                break
            try:
                connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
                connection.request("GET", "/mockcheck/ready")
                connection.getresponse().read()
                return self
            except OSError:
                time.sleep(0.05)
        self.log.seek(0)
        sys.exit(f"a server did not start: {self.log.read()[-2000:]}")

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait(20)


def httpbin(folder):
    port = free_port()
    code = ("from httpbin import app; from werkzeug.serving import run_simple; "
            f"run_simple('127.0.0.1', {port}, app, threaded=True)")
    return Server([PYTHON, "-c", code], port, folder)


def wiremock(folder):
    port = free_port()
    found = subprocess.run([PYTHON, "-c", "import wiremock, os; print(os.path.dirname(wiremock.__file__))"],
                           capture_output=True, text=True, check=True).stdout.strip()
    jar = glob.glob(f"{found}/server/*.jar")[0]
    return Server(["java", "-XX:TieredStopAtLevel=1", "-jar", jar, "--port", str(port), "--bind-address", "127.0.0.1",
                   "--disable-banner", "--no-request-journal"], port, folder)


def connexion(folder, path):
    port = free_port()
    with open(f"{folder}/{port}.json", "w") as file:
        json.dump(openapi(path), file)
    code = ("import json, uvicorn; from connexion import AsyncApp; from connexion.mock import MockResolver; "
            f"app = AsyncApp('stubs'); app.add_api(json.load(open('{port}.json')), resolver=MockResolver(mock_all=True)); "
            f"uvicorn.run(app, host='127.0.0.1', port={port}, log_level='warning')")
    return Server([PYTHON, "-W", "ignore", "-c", code], port, folder)


# Runs --------------------------------------------------------------------------------------------------------------

def judged(path, port, options, folder):
    """The numbers of a run, and how many cases fail for what reason."""
    report = f"{folder}/{port}-report"
    words = [MOCKCHECK, "verify", path, "--config", f"{folder}/none.yaml", "--target", f"http://127.0.0.1:{port}",
             "--report-dir", report, "--reporter", "json", "--axis", "examples,cors,errors,contract", "--quiet"]
    run = subprocess.run(words + options, capture_output=True, text=True, timeout=300)
    if run.returncode not in (0, 1):
        sys.exit(f"{words}: {run.returncode}\n{run.stdout}\n{run.stderr}")
    with open(f"{report}/mockcheck.json") as file:
        result = json.load(file)
    cases = [case for suite in result["suites"] for case in suite["results"]]
    reasons = collections.Counter(reason(case) for case in cases if case["verdict"] in ("failed", "error"))
    skips = collections.Counter(re.sub(r"'[^']*'", "'…'", case["reason"]) for case in cases
                                if case["verdict"] == "skipped")
    return result["summary"], reasons, skips


def reason(case):
    """The kind of the first check that failed: the same words for every case of one deviation."""
    text = case["checks"][0] if case["checks"] else case["message"]
    text = re.sub(r" \(the example at .*", "", text.splitlines()[0])
    text = re.sub(r", line \d+ of the example's body", "", text)
    text = re.sub(r"^\[body\] expected .*, got .*", "[body] another one", text)
    return re.sub(r'"[^"]*"|\$\S+:', "…", text)


def row(name, path, judgement, options):
    summary, reasons, _ = judgement
    title = re.sub(r"\.postman_collection|\.postman_workspace_collection.*|\.json$|^.*__", "", os.path.basename(path))
    why = "<br>".join(f"{count} × {text}" for text, count in sorted(reasons.items(), key=lambda r: (-r[1], r[0])))
    numbers = " | ".join(str(summary[key]) for key in ("passed", "skipped", "failed"))
    return f"| {name} | {title} | {numbers} | {why.replace('|', '/')} |"


def main():
    print("| server | collection | passed | skipped | failed | why |\n|---|---|--:|--:|--:|---|")
    with tempfile.TemporaryDirectory() as folder:
        with open(f"{folder}/none.yaml", "w") as file:
            file.write("mocks: []\n")
        plain = ["--target-rules", "plain"]
        paths = [path for path in MOCKED if os.path.exists(path)]
        if os.path.exists(ECHO):
            api = ["--target-as", "api", "--unsafe-methods"]
            with httpbin(folder) as server:
                print(row("httpbin", ECHO, judged(ECHO, server.port, api, folder), api))
        with wiremock(folder) as server:
            for path in paths:
                admin = f"http://127.0.0.1:{server.port}/__admin/mappings"
                urllib.request.urlopen(urllib.request.Request(admin, method="DELETE")).read()
                body = json.dumps(wiremock_stubs(path)).encode()
                urllib.request.urlopen(urllib.request.Request(
                    admin + "/import", body, {"Content-Type": "application/json"}, method="POST")).read()
                print(row("WireMock", path, judged(path, server.port, plain, folder), plain))
        for path in paths:
            with connexion(folder, path) as server:
                print(row("connexion", path, judged(path, server.port, plain, folder), plain))


main()
