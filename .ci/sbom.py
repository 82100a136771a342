"""Writes what a release is made of as CycloneDX 1.5.

usage: sbom.py DEPENDENCIES VERSION EPOCH, with what `swift package --traits TLS show-dependencies --format json` prints.
"""

import datetime
import json
import subprocess
import sys
import uuid


def packages(node, found, edges):
    """All packages below one, by their references, and who depends on whom."""
    for child in node["dependencies"]:
        path = child["url"].removeprefix("https://").removesuffix(".git")
        reference = f"pkg:swift/{path}@{child['version']}"
        edges.setdefault(node["reference"], set()).add(reference)
        child["reference"] = reference
        found[reference] = {
            "type": "library",
            "bom-ref": reference,
            "name": path.rsplit("/", 1)[1],
            "version": child["version"],
            "purl": reference,
            "externalReferences": [{"type": "vcs", "url": child["url"]}],
        }
        packages(child, found, edges)


def output(*command):
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def linked():
    """What is linked statically beside the packages."""
    yield "swift", output("swift", "--version").split("Swift version ")[-1].split(" ")[0]
    yield "libxml2", output("pkg-config", "--modversion", "libxml-2.0")
    yield "zlib", output("pkg-config", "--modversion", "zlib")
    yield "libstdc++", output("gcc", "-dumpfullversion")


def bill(root, version, epoch):
    reference = f"pkg:generic/mockcheck@{version}"
    root["reference"] = reference
    found, edges = {}, {}
    packages(root, found, edges)
    for name, known in linked():
        library = f"pkg:generic/{name}@{known}" if known else f"pkg:generic/{name}"
        edges.setdefault(reference, set()).add(library)
        found[library] = {"type": "library", "bom-ref": library, "name": name, "version": known, "purl": library}
    content = json.dumps([version, epoch, sorted(found)])
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, content)}",
        "version": 1,
        "metadata": {
            "timestamp": datetime.datetime.fromtimestamp(epoch, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {
                "type": "application",
                "bom-ref": reference,
                "name": "mockcheck",
                "version": version,
                "licenses": [{"license": {"id": "Apache-2.0"}}],
            },
        },
        "components": [found[key] for key in sorted(found)],
        "dependencies": [
            {"ref": key, "dependsOn": sorted(edges.get(key, ()))} for key in sorted([reference, *found])
        ],
    }


with open(sys.argv[1], encoding="utf-8") as file:
    text = file.read()
# SwiftPM may warn before it writes.
dependencies = json.loads(text[text.index("{") :])
print(json.dumps(bill(dependencies, sys.argv[2], int(sys.argv[3])), indent=2))
