"""The collections that are served, and the calls that are made of them."""

import json
import random

SCHEMA = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"
KEY = "PMAK-benchmark-0123456789"
MOST_CALLS = 20_000


class Call:
    def __init__(self, path, method="GET", headers=None, body=""):
        self.path, self.method, self.headers, self.body = path, method, headers or {}, body

    def line(self):
        headers = "|".join(f"{name}: {value}" for name, value in self.headers.items())
        return "\t".join([self.method, self.path, headers, self.body])


class Workload:
    """A collection with so many examples, and one call for each of them."""

    def __init__(self, name, count, example, status=200, options=()):
        self.name, self.count, self.example, self.status = name, count, example, status
        self.options = list(options) or ["--admin-port", "off"]

    @property
    def title(self):
        return f"{self.name}, {self.count:,} examples"

    def write_collection(self, path):
        items = [self._item(index) for index in range(self.count)]
        info = {"name": "Benchmark", "_postman_id": "11111111-2222-4333-8444-555555555555", "schema": SCHEMA}
        with open(path, "w") as file:
            json.dump({"info": info, "item": items}, file)

    def write_calls(self, path):
        order = random.Random(7)
        chosen = range(self.count)
        if self.count > MOST_CALLS:
            chosen = order.sample(chosen, MOST_CALLS)
        with open(path, "w") as file:
            for index in chosen:
                file.write(self.example(index)["call"].line() + "\n")

    def _item(self, index):
        example = self.example(index)
        request = {"method": example["call"].method, "url": "{{baseUrl}}" + example["path"], "header": []}
        if example["call"].body:
            request["body"] = {"mode": "raw", "raw": example["call"].body}
            request["header"].append({"key": "Content-Type", "value": "application/json"})
        response = {
            "id": f"00000000-0000-4000-8000-{index:012x}", "name": example.get("name", f"Response {index}"),
            "originalRequest": request,
            "code": 200, "status": "OK", "_postman_previewlanguage": "json", "body": example["body"],
            "header": [{"key": "Content-Type", "value": "application/json"}],
        }
        return {"name": f"Request {index}", "request": request, "response": [response]}


def small(index):
    path = f"/api/resource-{index}/list"
    return {"path": path, "call": Call(path), "body": f'{{"id": {index}, "name": "Resource {index}", "state": "ready"}}'}


def alike(index):
    """As generators name them."""
    return {**small(index), "name": "ok"}


def guarded(index):
    example = small(index)
    example["call"].headers["x-api-key"] = KEY
    return example


def closing(index):
    example = small(index)
    example["call"].headers["Connection"] = "close"
    return example


def large(index):
    path = f"/api/large-{index}"
    return {"path": path, "call": Call(path), "body": json.dumps([f"item {index} {n}" for n in range(4500)])}


def unmatched(index):
    return {**small(index), "call": Call(f"/nothing/like-{index}/it")}


def wildcard(index):
    path = f"/api/users-{index}/" + "{{userId}}"
    return {"path": path, "call": Call(f"/api/users-{index}/4711"), "body": '{"id": "{{userId}}", "state": "ready"}'}


def body_matching(index):
    text = json.dumps({"order": index, "lines": [{"sku": f"S-{n}", "count": n, "note": "as usual"} for n in range(22)]})
    headers = {"Content-Type": "application/json", "x-mock-match-request-body": "true"}
    path = f"/api/orders-{index // 10}"
    return {"path": path, "call": Call(path, "POST", headers, text), "body": f'{{"order": {index}, "state": "taken"}}'}


def template(index):
    path = f"/api/people-{index}"
    return {
        "path": path + "?page=3", "call": Call(path + "?page=3"),
        "body": '{"id": "{{$guid}}", "at": {{$timestamp}}, "page": "{{$queryParams \'page\'}}", '
                f'"name": "{{{{$randomFirstName}}}}", "number": {index}}}',
    }


SMALL = Workload("small JSON", 10, small)

ALL = [
    SMALL,
    Workload("small JSON", 1_000, small),
    Workload("small JSON", 10_000, small),
    Workload("small JSON", 100_000, small),
    Workload("a connection for each", 10, closing),
    Workload("no example matches", 10_000, unmatched, status=404),
    Workload("no example matches, explained", 10_000, unmatched, status=404,
             options=["--admin-port", "off", "--explain"]),
    # With its control plane, a service also keeps the metrics.
    Workload("key, quota and metrics", 10, guarded,
             options=["--admin-port", "0", "--private", "--api-key", KEY, "--quota", "2000000000"]),
    Workload("wildcard captured", 1_000, wildcard),
    Workload("body matched, 1 KB", 1_000, body_matching),
    Workload("template helpers", 1_000, template),
    Workload("64 KB answers", 10, large),
]
