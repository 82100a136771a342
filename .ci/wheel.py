"""Packs a release for PyPI: a wheel that carries the program and no Python.

usage: wheel.py DIST OUTPUT, with the folder in which `make dist` laid out what it packed.
"""

import base64
import hashlib
import os
import pathlib
import re
import subprocess
import sys
import time
import zipfile

SUMMARY = "Verifies and serves API mocks kept in Postman collections"


def glibc(program):
    """The newest version of the C library that the program asks for."""
    symbols = subprocess.run(["objdump", "-T", program], capture_output=True, text=True, check=True).stdout
    return max(tuple(map(int, found)) for found in re.findall(r"GLIBC_(\d+)\.(\d+)", symbols))


def files(tree, version, tag):
    """Every path in the wheel with its bytes and whether it is to be run."""
    info = f"mockcheck-{version}.dist-info"
    documents = tree / "share/doc/mockcheck"
    yield f"mockcheck-{version}.data/scripts/mockcheck", (tree / "bin/mockcheck").read_bytes(), True
    for path in sorted((tree / "share").rglob("*")):
        if path.is_file() and documents not in path.parents:
            yield f"mockcheck-{version}.data/data/{path.relative_to(tree)}", path.read_bytes(), False
    names = ["LICENSE", *sorted(f"licenses/{path.name}" for path in (documents / "licenses").iterdir())]
    for name in names:
        yield f"{info}/{'' if '/' in name else 'licenses/'}{name}", (documents / name).read_bytes(), False
    readme = (documents / "README.md").read_text(encoding="utf-8")
    metadata = [
        "Metadata-Version: 2.1", "Name: mockcheck", f"Version: {version}", f"Summary: {SUMMARY}",
        "License: Apache-2.0", "Requires-Python: >=3.7", "Classifier: Operating System :: POSIX :: Linux",
        "Description-Content-Type: text/markdown", "", readme,
    ]
    yield f"{info}/METADATA", "\n".join(metadata).encode(), False
    wheel = ["Wheel-Version: 1.0", "Generator: mockcheck", "Root-Is-Purelib: false", f"Tag: {tag}", ""]
    yield f"{info}/WHEEL", "\n".join(wheel).encode(), False


def main(folder, output):
    (tree,) = folder.glob("mockcheck-*/")
    # That of the tarball, so that one source gives one wheel.
    epoch = int((folder / "epoch").read_text())
    program = tree / "bin/mockcheck"
    version = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout.split()[1]
    major, minor = glibc(program)
    tag = f"py3-none-manylinux_{major}_{minor}_{os.uname().machine}"
    target = output / f"mockcheck-{version}-{tag}.whl"
    record = []
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:

        def add(name, content, is_program):
            entry = zipfile.ZipInfo(name, time.gmtime(epoch)[:6])
            entry.external_attr = (0o100755 if is_program else 0o100644) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)

        for name, content, is_program in files(tree, version, tag):
            digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
            record.append(f"{name},sha256={digest},{len(content)}")
            add(name, content, is_program)
        name = f"mockcheck-{version}.dist-info/RECORD"
        add(name, "\n".join([*record, f"{name},,", ""]).encode(), False)
    print(f"made {target}: {target.stat().st_size} bytes")


main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
