"""Stores of replicas that can be killed, and the connections to them, which can be cut and delayed."""

import os
import random
import shutil
import socket
import subprocess
import threading
import time

USAGE = "mockcheck:{account}:usage"
SLOTS = 16384


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Store:
    """A redis-server that writes each command to the disk before it answers."""

    def __init__(self, program, folder):
        self.program = program or shutil.which("redis-server") or shutil.which("valkey-server")
        self.folder = folder
        self.port = free_port()
        self.proxy = Proxy(self.port)
        self.start()

    def options(self):
        return []

    def start(self):
        with open(os.path.join(self.folder, "store.log"), "a") as log:
            self.process = subprocess.Popen(
                [self.program, "--port", str(self.port), "--bind", "127.0.0.1", "--dir", self.folder, "--save", "",
                 "--appendonly", "yes", "--appendfsync", "always", *self.options()],
                stdout=log, stderr=log)
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            try:
                if self.ask("PING") == b"PONG":
                    return
            except (OSError, ValueError):
                time.sleep(0.01)
        raise SystemExit("the store does not answer")

    def ask(self, *words):
        data = b"*%d\r\n" % len(words) + b"".join(b"$%d\r\n%s\r\n" % (len(w), w.encode()) for w in words)
        with socket.create_connection(("127.0.0.1", self.port), timeout=5) as connection:
            connection.sendall(data)
            return self.answer(connection.makefile("rb"))

    def answer(self, file):
        line = file.readline().rstrip()
        if line[:1] == b"*":
            return [self.answer(file) for _ in range(int(line[1:]))]
        if line[:1] == b"$":
            return None if line == b"$-1" else file.read(int(line[1:]) + 2)[:-2]
        if line[:1] in b"+:" and line:
            return line[1:]
        raise ValueError(line)

    def counted(self):
        return int(self.ask("HGET", USAGE, "counted") or 0)

    def kill(self):
        self.process.kill()
        self.process.wait()

    def disturb(self, choice):
        """Returns what was done, in words that come after a number."""
        what = choice.random()
        if what < 0.375:
            self.kill()
            time.sleep(choice.random() * 0.5)
            self.start()
            return "restarts of the store"
        if what < 0.75:
            self.proxy.cut()
            return "cuts"
        self.proxy.delay = choice.random() * 0.2
        time.sleep(choice.random())
        self.proxy.delay = 0.0
        return "delays"


class Cluster:
    """Nodes with as many slots each, of which any may come to have the account's."""

    def __init__(self, program, folder, count=3):
        self.nodes = []
        for number in range(count):
            place = os.path.join(folder, f"node{number}")
            os.mkdir(place)
            node = Node(program, place)
            self.nodes.append(node)
            node.ask("CLUSTER", "SET-CONFIG-EPOCH", str(number + 1))
            node.ask("CLUSTER", "ADDSLOTSRANGE", str(SLOTS * number // count), str(SLOTS * (number + 1) // count - 1))
        for node in self.nodes[1:]:
            node.ask("CLUSTER", "MEET", "127.0.0.1", str(self.nodes[0].port), str(self.nodes[0].bus_port))
        deadline = time.monotonic() + 30
        while not all(self.is_complete(node) for node in self.nodes):
            if time.monotonic() > deadline:
                raise SystemExit("the cluster is not complete")
            time.sleep(0.02)
        self.slot = self.nodes[0].ask("CLUSTER", "KEYSLOT", USAGE).decode()
        self.proxy = next(node.proxy for node in self.nodes if not node.has_the_slot())

    def is_complete(self, node):
        info = node.ask("CLUSTER", "INFO")
        return b"cluster_state:ok" in info and b"cluster_known_nodes:%d" % len(self.nodes) in info

    def owner(self):
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            for node in self.nodes:
                if node.has_the_slot():
                    return node
            time.sleep(0.02)
        raise SystemExit("no node has the slot of the account")

    def counted(self):
        return self.owner().counted()

    def kill(self):
        for node in self.nodes:
            node.kill()

    def disturb(self, choice):
        if choice.random() < 0.7:
            return choice.choice(self.nodes).disturb(choice)
        source = self.owner()
        self.move(source, choice.choice([node for node in self.nodes if node is not source]))
        return "moves of the slot"

    def move(self, source, target):
        """As `redis-cli --cluster reshard` does it."""
        names = [node.ask("CLUSTER", "MYID").decode() for node in (source, target)]
        target.ask("CLUSTER", "SETSLOT", self.slot, "IMPORTING", names[0])
        source.ask("CLUSTER", "SETSLOT", self.slot, "MIGRATING", names[1])
        while keys := source.ask("CLUSTER", "GETKEYSINSLOT", self.slot, "1"):
            source.ask("MIGRATE", "127.0.0.1", str(target.port), "", "0", "5000", "KEYS", *[key.decode() for key in keys])
        for node in (target, source):
            node.ask("CLUSTER", "SETSLOT", self.slot, "NODE", names[1])


class Node(Store):
    """One of a cluster, which tells clients the port of its proxy."""

    def __init__(self, program, folder):
        self.bus_port = free_port()
        super().__init__(program, folder)

    def options(self):
        return ["--cluster-enabled", "yes", "--cluster-port", str(self.bus_port), "--cluster-announce-port",
                str(self.proxy.port), "--cluster-announce-bus-port", str(self.bus_port)]

    def has_the_slot(self):
        try:
            self.ask("EXISTS", USAGE)
            return True
        except (OSError, ValueError):
            return False


class Proxy:
    """Hands on the bytes of the replicas to the store and back, late or not at all."""

    def __init__(self, target):
        self.target = target
        self.delay = 0.0
        self.links = set()
        self.lock = threading.Lock()
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            near, _ = self.listener.accept()
            try:
                far = socket.create_connection(("127.0.0.1", self.target), timeout=5)
            except OSError:
                near.close()
                continue
            far.settimeout(None)
            link = (near, far)
            with self.lock:
                self.links.add(link)
            for pair in (link, link[::-1]):
                threading.Thread(target=self.pump, args=(*pair, link), daemon=True).start()

    def pump(self, source, sink, link):
        try:
            while data := source.recv(65536):
                if self.delay:
                    time.sleep(random.random() * self.delay)
                sink.sendall(data)
        except OSError:
            pass
        self.close(link)

    def close(self, link):
        with self.lock:
            self.links.discard(link)
        for end in link:
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
            end.close()

    def cut(self):
        for link in list(self.links):
            self.close(link)
