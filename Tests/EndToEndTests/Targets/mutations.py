#!/usr/bin/env python3
"""Precision and recall of `--target-as api`: back ends that implement collections, with labelled mutations.

usage: mutations.py MOCKCHECK COLLECTION... [--rounds N]

Each round assigns one mutation to every example that a back end can answer. The label says beforehand what the mutation
does to a consumer that relies on the examples: agrees, drift or broken. It is worked out from the mutation and the
examples alone, never from mockcheck's answer. Exit code 1 where a broken answer passed or a harmless one failed.
"""
import copy, http.server, json, os, random, re, subprocess, sys, tempfile, threading, urllib.parse
import xml.etree.ElementTree as ET

AGREES, DRIFT, BROKEN = "agrees", "drift", "broken"


# Collections -------------------------------------------------------------------------------------------------------

class Example:
    """One saved response and the request that it answers."""

    def __init__(self, item, response, request, variables):
        self.item, self.response = item, response
        self.status = response.get("code") or 200
        self.method = (request.get("method") or "GET").upper()
        self.body = substitute(response.get("body") or "", variables)
        self.type = next((h.get("value") or "" for h in response.get("header") or []
                          if isinstance(h, dict) and (h.get("key") or "").lower() == "content-type"
                          and not h.get("disabled")), None)
        self.path, self.query = target(request.get("url"), variables)
        body = request.get("body") or {}
        self.request_body = substitute(body.get("raw") or "", variables) if body.get("mode") == "raw" else ""
        # Forms and GraphQL are told apart by what they say, which this back end does not read.
        self.is_plain = body.get("mode") in (None, "raw") or not body.get(body["mode"])

    @property
    def is_usable(self):
        return self.is_plain and self.path is not None and "{{" not in self.body and 200 <= self.status <= 599

    def json(self):
        try:
            value = json.loads(self.body)
        except ValueError:
            return None
        return value if isinstance(value, (dict, list)) else None

    def xml(self):
        if not self.body.lstrip().startswith("<") or "html" in (self.type or "").lower():
            return None
        try:
            return ET.fromstring(self.body)
        except ET.ParseError:
            return None


def substitute(text, variables):
    for _ in range(5):
        text = re.sub(r"\{\{([^{}]+)\}\}", lambda m: variables.get(m[1], m[0]), text)
    return text


def target(url, variables):
    if isinstance(url, str) or not isinstance(url, dict):
        text = substitute(url or "", variables)
        text = re.sub(r"^\w+://[^/?]*|^\{\{[^}]*\}\}", "", text)
        path, _, query = text.partition("?")
        pairs = urllib.parse.parse_qsl(query, keep_blank_values=True)
    else:
        path = url.get("path") or []
        path = path.removeprefix("/") if isinstance(path, str) else path
        path = path if isinstance(path, str) else "/".join(
            p if isinstance(p, str) else (p.get("value") or "") for p in path)
        values = {v.get("key"): v.get("value") for v in url.get("variable") or [] if v.get("value")}
        path = "/" + "/".join(str(values.get(p[1:], p)) if p.startswith(":") else p
                              for p in substitute(path, variables).split("/"))
        path = substitute(path, variables)
        pairs = [(substitute(q.get("key") or "", variables), substitute(q.get("value") or "", variables))
                 for q in url.get("query") or [] if not q.get("disabled")]
    if "{{" in path or any("{{" in a or "{{" in b for a, b in pairs) or "/:" in path:
        return None, None
    return urllib.parse.unquote(path) or "/", sorted((urllib.parse.unquote(a), urllib.parse.unquote(b)) for a, b in pairs)


def load(path):
    """The collection with names that tell its examples apart, and the examples that a back end can answer."""
    with open(path, encoding="utf-8-sig") as file:
        collection = json.load(file)
    variables = {v.get("key"): str(v.get("value")) for v in collection.get("variable") or [] if v.get("value") is not None}
    examples, items = [], [0]

    def walk(entries):
        for entry in entries:
            if "item" in entry:
                walk(entry["item"])
                continue
            items[0] += 1
            entry["name"] = f"item{items[0]}"
            for response in entry.get("response") or []:
                response["name"] = f"example{len(examples)}"
                request = response.get("originalRequest") or entry.get("request") or {}
                request = request if isinstance(request, dict) else {"url": request}
                examples.append(Example(entry["name"], response, request, variables))

    walk(collection["item"])
    return collection, examples


# Variations that no consumer minds ---------------------------------------------------------------------------------

def varied(value, random, depth=0):
    """Other values of the same kinds."""
    if isinstance(value, bool):
        return random.random() < 0.5
    if isinstance(value, int):
        return random.randint(0, 10_000)
    if isinstance(value, float):
        return random.choice([round(random.uniform(0, 100), 2), value])
    if isinstance(value, str):
        return value if re.search(r"\d{4}-\d\d-\d\d|^[0-9a-f-]{36}$", value) else random.choice([value, "", "ü x", value + "!"])
    if isinstance(value, list):
        chosen = [random.choice(value) for _ in range(random.randint(1, 3))] if value else []
        return [varied(copy.deepcopy(v), random, depth + 1) for v in chosen]
    if isinstance(value, dict):
        return {k: varied(v, random, depth + 1) for k, v in value.items()}
    return value


# Mutations ---------------------------------------------------------------------------------------------------------

class Answer:
    def __init__(self, example, value):
        self.status, self.type, self.headers = example.status, example.type, []
        self.value, self.raw, self.delay, self.cut = value, None, 0, False

    def bytes(self, example):
        if self.raw is not None:
            return self.raw
        if self.value is not None:
            return json.dumps(self.value, ensure_ascii=False).encode()
        return example.body.encode()


def places(value, path=()):
    yield path, value
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from places(inner, path + (key,))
    elif isinstance(value, list) and value:
        yield from places(value[0], path + (0,))


def at(value, path):
    for step in path:
        value = value[step]
    return value


def put(value, path, new):
    if not path:
        return new
    at(value, path[:-1])[path[-1]] = new
    return value


def sure(value, siblings):
    """Places that all examples of the request and status have with one kind, in plain records: what a consumer uses."""
    for path, inner in places(value):
        if any(isinstance(step, str) and re.search(r"^\d+$|^[0-9a-f-]{16,}$|\d{4}-\d\d|@", step) for step in path):
            continue
        try:
            others = [at(other, path) for other in siblings]
        except (KeyError, IndexError, TypeError):
            continue
        if all(kind(other) == kind(inner) for other in others) and everywhere(value, siblings, path):
            yield path, inner


def everywhere(value, siblings, path):
    """Whether each element of the arrays on the way has the member, so that it is no optional one."""
    def has(node, rest):
        if not rest:
            return True
        if rest[0] == 0 and isinstance(node, list):
            return all(has(inner, rest[1:]) for inner in node)
        return isinstance(node, dict) and rest[0] in node and has(node[rest[0]], rest[1:])
    def kinds(node, rest):
        if not rest:
            return {kind(node)}
        if rest[0] == 0:
            return set().union(*[kinds(inner, rest[1:]) for inner in node]) if node else set()
        return kinds(node[rest[0]], rest[1:])
    everyone = [value] + siblings
    return all(has(node, path) for node in everyone) and len(set().union(*[kinds(n, path) for n in everyone])) == 1


def kind(value):
    for name, types in (("bool", bool), ("number", (int, float)), ("string", str), ("array", list), ("object", dict)):
        if isinstance(value, types):
            return name
    return "null"


def pick(random, value, siblings, wanted, is_member=False):
    found = [(path, inner) for path, inner in sure(value, siblings)
             if kind(inner) in wanted and path and (not is_member or isinstance(path[-1], str))]
    return random.choice(found)[0] if found else None


def replacing(name, wanted, new):
    def change(answer, value, siblings, random):
        path = pick(random, value, siblings, wanted)
        if path is None:
            return None
        answer.value = put(value, path, new(at(value, path)))
        return BROKEN
    change.__name__ = name
    return change


def json_mutations():
    yield replacing("number as string", ["number"], lambda v: str(v))
    yield replacing("string as number", ["string"], lambda v: 7)
    yield replacing("null for a string", ["string"], lambda v: None)
    yield replacing("null for a number", ["number"], lambda v: None)
    yield replacing("null for an object", ["object"], lambda v: None)
    yield replacing("null for an array", ["array"], lambda v: None)
    yield replacing("array for an object", ["object"], lambda v: [v])
    yield replacing("object for an array", ["array"], lambda v: {"items": v})
    yield replacing("bool as string", ["bool"], lambda v: "true")
    yield replacing("bool as number", ["bool"], lambda v: 1)
    yield replacing("object as string", ["object"], lambda v: json.dumps(v))

    def member_gone(answer, value, siblings, random):
        path = pick(random, value, siblings, ["string", "number", "bool", "array", "object"], is_member=True)
        if path is None:
            return None
        del at(value, path[:-1])[path[-1]]
        answer.value = value
        return BROKEN
    yield member_gone

    def other_case(answer, value, siblings, random):
        path = pick(random, value, siblings, ["string", "number", "bool"], is_member=True)
        if path is None or path[-1].swapcase() == path[-1] or path[-1].swapcase() in at(value, path[:-1]):
            return None
        owner = at(value, path[:-1])
        owner[path[-1].swapcase()] = owner.pop(path[-1])
        answer.value = value
        return BROKEN
    yield other_case

    def last_element_wrong(answer, value, siblings, random):
        lists = [path for path, inner in sure(value, siblings)
                 if isinstance(inner, list) and inner and all(isinstance(v, dict) and v for v in inner)]
        if not lists:
            return None
        path = random.choice(lists)
        answer.value = put(value, path, at(value, path) + ["not an object"])
        return BROKEN
    yield last_element_wrong

    def extra_nesting(answer, value, siblings, random):
        if isinstance(value, dict) and (not value or "result" in value):
            return None
        answer.value = {"result": value}
        return BROKEN
    yield extra_nesting

    def member_added(answer, value, siblings, random):
        records = [path for path, inner in sure(value, siblings) if isinstance(inner, dict)
                   and any(not re.search(r"^\d|@", k) for k in inner)]
        if not records or len({kind(v) for v in at(value, records[0]).values()}) < 2:
            return None
        at(value, records[0])["addedByMutation"] = {"a": 1}
        answer.value = value
        return DRIFT
    yield member_added

    def reordered(answer, value, siblings, random):
        def turn(v):
            return {k: turn(v[k]) for k in reversed(v)} if isinstance(v, dict) else [turn(x) for x in v] if isinstance(v, list) else v
        answer.value = turn(value)
        return AGREES
    yield reordered

    def pretty(answer, value, siblings, random):
        answer.raw = ("\n" + json.dumps(value, indent=3) + "\n\n").encode()
        return AGREES
    yield pretty

    def whole_numbers_spelled_otherwise(answer, value, siblings, random):
        path = pick(random, value, siblings, ["number"])
        if path is None or not isinstance(at(value, path), int):
            return None
        text = json.dumps(put(value, path, "@@"))
        answer.raw = text.replace('"@@"', f"{random.randint(1, 9)}.0").encode()
        return AGREES
    yield whole_numbers_spelled_otherwise

    def empty_arrays(answer, value, siblings, random):
        path = pick(random, value, siblings, ["array"])
        if path is None:
            return None
        answer.value = put(value, path, [])
        return AGREES
    yield empty_arrays

    def longer_arrays(answer, value, siblings, random):
        path = pick(random, value, siblings, ["array"])
        if path is None:
            return None
        answer.value = put(value, path, at(value, path) * 3)
        return AGREES
    yield longer_arrays

    def trailing_garbage(answer, value, siblings, random):
        answer.raw = json.dumps(value).encode() + b"\nWarning: deprecated in line 7"
        return BROKEN
    yield trailing_garbage

    def truncated_json(answer, value, siblings, random):
        text = json.dumps(value).encode()
        answer.raw = text[:-1]
        return BROKEN
    yield truncated_json

    def not_utf8(answer, value, siblings, random):
        path = pick(random, value, siblings, ["string"])
        if path is None:
            return None
        answer.raw = json.dumps(put(value, path, "@@")).encode().replace(b"@@", "Gr\u00fc\u00dfe".encode("latin-1"))
        return BROKEN
    yield not_utf8


def common_mutations():
    def server_error(answer, value, siblings, random):
        answer.status = 500 if answer.status != 500 else 503
        return BROKEN
    yield server_error

    def other_success(answer, value, siblings, random):
        answer.status = 203 if answer.status != 203 else 200
        return BROKEN
    yield other_success

    def redirect(answer, value, siblings, random):
        answer.status, answer.raw = 302, b""
        answer.headers.append(("Location", "/elsewhere"))
        return BROKEN
    yield redirect

    def error_page(answer, value, siblings, random):
        answer.type, answer.raw = "text/html", b"<html><script>alert(1)</script>Bad Gateway</html>"
        return BROKEN
    yield error_page

    def wrong_type(answer, value, siblings, random):
        answer.type = "text/css"
        return BROKEN
    yield wrong_type

    def no_type(answer, value, siblings, random):
        answer.type = None
        return BROKEN
    yield no_type

    def charset_added(answer, value, siblings, random):
        if ";" in (answer.type or ";"):
            return None
        answer.type += "; charset=utf-8"
        return AGREES
    yield charset_added

    def empty_body(answer, value, siblings, random):
        answer.raw = b""
        return BROKEN
    yield empty_body

    def cut_off(answer, value, siblings, random):
        answer.cut = True
        return BROKEN
    yield cut_off

    def slow(answer, value, siblings, random):
        answer.delay = 0.15
        return AGREES
    yield slow

    def new_header(answer, value, siblings, random):
        answer.headers.append(("X-Mutation", "1"))
        return "harmless"
    yield new_header

    def chunked(answer, value, siblings, random):
        answer.headers.append(("Transfer-Encoding", "chunked"))
        return AGREES
    yield chunked

    def unchanged(answer, value, siblings, random):
        return AGREES
    yield unchanged


def xml_mutations():
    def rewritten(change, label):
        def mutate(answer, root, siblings, random):
            root = copy.deepcopy(root)
            if change(root, random) is None:
                return None
            answer.raw = ET.tostring(root)
            return label
        mutate.__name__ = change.__name__
        return mutate

    def element_gone(root, random):
        parents = [e for e in root.iter() if len(e) and len({c.tag for c in e}) == len(e)]
        if not parents or len(root.findall(".//" + parents[0].tag)) > 1:
            return None
        parents[0].remove(random.choice(list(parents[0])))
        return True
    yield rewritten(element_gone, BROKEN)

    def element_added(root, random):
        root.append(ET.Element("addedByMutation"))
        return True
    yield rewritten(element_added, DRIFT)

    def other_root(root, random):
        root.tag = "other"
        return True
    yield rewritten(other_root, BROKEN)

    def attribute_gone(root, random):
        if not root.attrib:
            return None
        del root.attrib[next(iter(root.attrib))]
        return True
    yield rewritten(attribute_gone, BROKEN)

    def other_texts(root, random):
        for element in root.iter():
            if not len(element) and (element.text or "").strip():
                element.text = "7"
        return True
    yield rewritten(other_texts, AGREES)

    def malformed(answer, root, siblings, random):
        answer.raw = ET.tostring(root)[:-3]
        return BROKEN
    yield malformed


# The back end ------------------------------------------------------------------------------------------------------

class BackEnd(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, answers):
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers = answers
        threading.Thread(target=self.serve_forever, daemon=True).start()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode(errors="replace")
        path, _, query = self.path.partition("?")
        path = urllib.parse.unquote(path.removeprefix("/base")) or "/"
        pairs = sorted(urllib.parse.parse_qsl(query, keep_blank_values=True))
        found = [a for a in self.server.answers if a[0].method == self.command and a[0].path == path]
        exact = [a for a in found if a[0].query == pairs] or found
        exact = [a for a in exact if a[0].request_body == body] or exact
        exact = [a for a in exact if a[0].status < 400] or exact
        if not exact:
            example, answer, content = None, None, b"{}"
            status, kind, headers = 404, "application/json", []
        else:
            example, answer = exact[0]
            content, status, kind, headers = answer.bytes(example), answer.status, answer.type, answer.headers
            if answer.delay:
                threading.Event().wait(answer.delay)
        self.send_response(status)
        if kind is not None:
            self.send_header("Content-Type", kind)
        for name, value in headers:
            self.send_header(name, value)
        has_body = self.command != "HEAD" and status not in (204, 304)
        is_chunked = ("Transfer-Encoding", "chunked") in headers and has_body
        if not is_chunked and has_body:
            self.send_header("Content-Length", str(len(content) + (10 if answer and answer.cut else 0)))
        self.end_headers()
        if is_chunked:
            for start in range(0, len(content), 7):
                piece = content[start:start + 7]
                self.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
            self.wfile.write(b"0\r\n\r\n")
        elif has_body:
            self.wfile.write(content)
        if answer and answer.cut:
            self.close_connection = True

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = do_OPTIONS = answer


# One round ---------------------------------------------------------------------------------------------------------

def assign(examples, seed):
    """An answer and a label for each example; None where the back end cannot tell it from another."""
    random_ = random.Random(seed)
    result, seen = [], set()
    for example in sorted((e for e in examples if e.is_usable), key=lambda e: e.status >= 400):
        key = (example.method, example.path, str(example.query), example.request_body)
        if key in seen:
            continue
        seen.add(key)
        same = [e for e in examples if e is not example and e.item == example.item and e.status == example.status]
        value, root = example.json(), example.xml()
        siblings = [e.json() for e in same]
        mutations = list(common_mutations())
        if value is not None and all(s is not None for s in siblings):
            mutations += 2 * list(json_mutations())
        else:
            siblings = []
            if root is not None and not same:
                mutations += 3 * list(xml_mutations())
        random_.shuffle(mutations)
        has_body = example.body and example.status not in (204, 304) and example.method != "HEAD"
        for mutation in mutations:
            start = varied(copy.deepcopy(value), random_) if value is not None and random_.random() < 0.5 else value
            start = copy.deepcopy(start)
            answer = Answer(example, start)
            if mutation.__name__ in ("wrong_type", "no_type", "charset_added", "error_page") and not (example.type and has_body):
                continue
            if mutation.__name__ in ("empty_body", "cut_off", "chunked") and not has_body:
                continue
            is_xml = mutation.__name__ in {m.__name__ for m in xml_mutations()}
            label = mutation(answer, root if is_xml else copy.deepcopy(start),
                             siblings + ([value] if value is not None else []), random_)
            if label is not None:
                result.append((example, answer, mutation.__name__.replace("_", " "), label))
                break
    return result


def found(value):
    """The cases of a report, wherever they stand in it."""
    if isinstance(value, dict):
        if "verdict" in value and "className" in value:
            yield value
        for inner in value.values():
            yield from found(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from found(inner)


def run(program, path, seed):
    collection, examples = load(path)
    assigned = assign(examples, seed)
    server = BackEnd([(example, answer) for example, answer, _, _ in assigned])
    with tempfile.TemporaryDirectory() as folder:
        copy_path = os.path.join(folder, "c.postman_collection.json")
        with open(copy_path, "w", encoding="utf-8") as file:
            json.dump(collection, file)
        report = os.path.join(folder, "r.json")
        command = [program, "verify", copy_path, "--target", f"http://127.0.0.1:{server.server_port}/base",
                   "--target-as", "api", "--unsafe-methods", "--reporter", f"json={report}", "--report-dir", folder,
                   "--timeout", "5", "--quiet"]
        done = subprocess.run(command, capture_output=True, text=True)
        try:
            with open(report, encoding="utf-8") as file:
                cases = list(found(json.load(file)))
        except (OSError, KeyError, ValueError):
            sys.exit(f"{path}: no report: {done.stdout}{done.stderr}")
    server.shutdown()
    server.server_close()
    rows = []
    for example, _, mutation, label in assigned:
        name = example.response["name"]
        lone = sum(e.item == example.item for e in examples) == 1
        words = f"{example.item}:" if lone else f"{example.item}, {name}:"
        case = next((c for c in cases if c["name"].startswith(words)), None)
        if case is None:
            sys.exit(f"{path}: no case for {words}")
        notes = case.get("notes") or []
        got = {"passed": DRIFT if notes else AGREES, "failed": BROKEN, "error": BROKEN}.get(case["verdict"], "skipped")
        rows.append((mutation, label, got, name, case))
    return rows


def main():
    arguments = sys.argv[1:]
    rounds = int(arguments[arguments.index("--rounds") + 1]) if "--rounds" in arguments else 2
    words = [a for i, a in enumerate(arguments) if not a.startswith("--") and (i == 0 or arguments[i - 1] != "--rounds")]
    program, paths = words[0], words[1:]
    rows = []
    for path in paths:
        for seed in range(rounds):
            rows += [(path, seed) + row for row in run(program, path, seed + 1)]
    judged = [row for row in rows if row[4] != "skipped"]
    kinds = {}
    for _, _, mutation, label, got, _, _ in judged:
        kinds.setdefault((mutation, label), []).append(got)
    for (mutation, label), all_got in sorted(kinds.items()):
        print(f"{mutation:34} {label:9} {len(all_got):4}  " + ", ".join(f"{all_got.count(g)} {g}" for g in sorted(set(all_got))))
    wrong = [row for row in judged if (row[3] == BROKEN) != (row[4] == BROKEN)]
    blind = [row for row in judged if row[3] == DRIFT and row[4] == AGREES]
    for path, seed, mutation, label, got, name, case in wrong + blind:
        print(f"WRONG {os.path.basename(path)} round {seed + 1} {name}: {mutation}, {label}, judged {got}: "
              f"{case.get('message') or case['name']} {case.get('notes') or ''}")
    red = [row for row in judged if row[4] == BROKEN]
    broken = [row for row in judged if row[3] == BROKEN]
    hits = sum(row[3] == BROKEN for row in red)
    print(f"{len(judged)} mutations judged, {len(rows) - len(judged)} not comparable, {len(kinds)} kinds")
    print(f"precision {hits}/{len(red)}, recall {hits}/{len(broken)}, drift told {len([r for r in judged if r[3] == DRIFT]) - len(blind)}"
          f"/{len([r for r in judged if r[3] == DRIFT])}")
    sys.exit(1 if wrong or blind or len(judged) < 20 else 0)


if __name__ == "__main__":
    main()
