"""How the mocks are started that are measured beside each other, each with the examples of a workload."""

import glob
import importlib.util
import os
import sys

import descriptions
import processes
from processes import BENCH

# What the Python of `.ci/install peers` must have for each.
PACKAGES = {"WireMock": "wiremock", "connexion": "connexion", "mitmproxy": "mitmproxy"}
KINDS = ["nginx", "mockcheck", *PACKAGES]


def command(kind, workload, directory, program):
    """The words that start it at a port, once its files are in the directory."""
    if kind in PACKAGES and not importlib.util.find_spec(PACKAGES[kind]):
        raise SystemExit(f"this Python has no package '{PACKAGES[kind]}': .ci/install peers")
    os.makedirs(directory)
    if kind == "mockcheck":
        workload.write_collection(f"{directory}/collection.json")
        return processes.mockcheck(program, f"{directory}/collection.json", workload.options)
    makers = {"nginx": processes.nginx, "WireMock": wiremock, "connexion": connexion, "mitmproxy": mitmproxy}
    return makers[kind](workload, directory)


def wiremock(workload, directory):
    descriptions.write_stubs(workload, directory)
    found = importlib.util.find_spec("wiremock").submodule_search_locations[0]
    jar = glob.glob(f"{found}/server/*.jar")[0]
    return lambda port: [
        "java", "-jar", jar, "--port", str(port), "--bind-address", "127.0.0.1", "--root-dir", directory,
        "--disable-banner", "--no-request-journal", "--disable-request-logging",
    ]


def connexion(workload, directory):
    document = f"{directory}/openapi.json"
    descriptions.write_openapi(workload, document)
    return lambda port: [sys.executable, "-B", "-W", "ignore", f"{BENCH}/connexion_mock.py", document, str(port)]


def mitmproxy(workload, directory):
    """Replays flows and forwards nothing."""
    flows = f"{directory}/flows"
    descriptions.write_flows(workload, flows)
    settings = {
        "confdir": directory, "connection_strategy": "lazy", "server_replay": flows, "server_replay_reuse": "true",
        "server_replay_extra": "404", "server_replay_ignore_port": "true", "server_replay_refresh": "false",
        "flow_detail": "0", "termlog_verbosity": "error",
    }
    words = [word for name, value in settings.items() for word in ("--set", f"{name}={value}")]
    return lambda port: [
        f"{os.path.dirname(sys.executable)}/mitmdump", "--quiet", "--listen-host", "127.0.0.1", "--listen-port",
        str(port), "--mode", "reverse:http://127.0.0.1:80", *words,
    ]
