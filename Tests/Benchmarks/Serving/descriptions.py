"""The collections of workloads.py in the formats of other tools: the same requests, answers and names."""

import json
import os


def examples(workload):
    """Each example with its name and the value of its body."""
    for index in range(workload.count):
        example = workload.example(index)
        yield f"Response {index}", example["path"], json.loads(example["body"])


def write_openapi(workload, path):
    """Its schemas allow one value each, so that whoever checks them compares whole bodies, as the others do."""
    paths = {}
    for number, (name, place, value) in enumerate(examples(workload)):
        content = {"application/json": {"schema": {"enum": [value]}, "example": value}}
        responses = {"200": {"description": name, "content": content}}
        paths[place] = {"get": {"operationId": f"r{number}", "summary": name, "responses": responses}}
    _write({"openapi": "3.0.3", "info": {"title": "Benchmark", "version": "1"}, "paths": paths}, path)


def write_stubs(workload, directory):
    """A folder of WireMock's, with all stubs in one file."""
    stubs = []
    for index in range(workload.count):
        example = workload.example(index)
        response = {"status": 200, "headers": {"Content-Type": "application/json"}, "body": example["body"]}
        stubs.append({"request": {"method": "GET", "urlPath": example["path"]}, "response": response})
    os.makedirs(f"{directory}/mappings")
    _write({"mappings": stubs}, f"{directory}/mappings/stubs.json")


def write_flows(workload, path):
    """What mitmproxy would have recorded; only its own library writes that."""
    from mitmproxy import connection, http, io

    client = connection.Client(peername=("127.0.0.1", 1), sockname=("127.0.0.1", 2))
    server = connection.Server(address=("127.0.0.1", 80))
    with open(path, "wb") as file:
        writer = io.FlowWriter(file)
        for index in range(workload.count):
            example = workload.example(index)
            flow = http.HTTPFlow(client, server)
            flow.request = http.Request.make("GET", f"http://127.0.0.1{example['path']}")
            flow.response = http.Response.make(200, example["body"], {"Content-Type": "application/json"})
            writer.add(flow)


def write_pact(workload, path):
    interactions = []
    for name, place, value in examples(workload):
        response = {"status": 200, "headers": {"Content-Type": "application/json"}, "body": value}
        interactions.append({"description": name, "request": {"method": "GET", "path": place}, "response": response})
    version = {"pactSpecification": {"version": "2.0.0"}}
    parties = {"consumer": {"name": "client"}, "provider": {"name": "api"}}
    _write({**parties, "interactions": interactions, "metadata": version}, path)


def write_tavern(workload, url, path):
    """A test for each example. JSON is YAML, too."""
    with open(path, "w") as file:
        for name, place, value in examples(workload):
            request = {"url": url + place, "method": "GET"}
            headers = {"content-type": "application/json"}
            response = {"status_code": 200, "strict": ["json:on", "headers:off"], "headers": headers, "json": value}
            stage = {"name": name, "request": request, "response": response}
            file.write("---\n" + json.dumps({"test_name": name, "stages": [stage]}) + "\n")


def _write(document, path):
    with open(path, "w") as file:
        json.dump(document, file)
