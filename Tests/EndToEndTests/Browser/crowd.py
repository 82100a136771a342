# Many mocks and many calls at the page: how long each screen takes.
#
# Arguments besides: a mock's host and port, its path, and how many calls to make.
import socket as sockets

host, port_of_mocks, path, wanted = rest[0], int(rest[1]), rest[2], int(rest[3])

def call(count):
    """Pipelined, a thousand at a time."""
    line = sockets.create_connection((host, port_of_mocks))
    request = f"GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode()
    for _ in range(count // 1000):
        line.sendall(request * 1000)
        got = 0
        while got < 1000:
            got += line.recv(1 << 20).count(b"HTTP/1.1 ")
    line.close()

def timed(name, action):
    began = time.monotonic()
    action()
    seen[name] = round(time.monotonic() - began, 2)

def walk():
    global port
    began = time.monotonic()
    call(wanted)
    seen["calling"] = round(time.monotonic() - began, 2)
    timed("list", lambda: go("/page/mocks"))
    seen["count"] = text("main > .faint, main p.faint")
    fill("#q", "crowd 499")
    timed("search", lambda: press(".search button"))
    seen["found"] = run("document.querySelectorAll('tbody tr').length")
    timed("mock", lambda: press("tbody a"))
    timed("calls", lambda: go("/page/calls"))
    timed("last page", lambda: go("/page/calls?page=5"))
    seen["held"] = text("#calls > p.faint")
    timed("earlier", lambda: press("#calls > p > a.button"))
    seen["oldest"] = int(run("document.querySelector('tbody a').href").rsplit("/", 1)[1])
    timed("earlier search", lambda: go("/page/calls?before=99501&q=crowd+7"))
    go("/page/calls")
    # The page stays at hand while calls pour in.
    import threading
    pouring = threading.Thread(target=call, args=(20_000,))
    pouring.start()
    slowest = 0
    while pouring.is_alive():
        began = time.monotonic()
        run("1")
        slowest = max(slowest, time.monotonic() - began)
        time.sleep(0.02)
    seen["slowest answer"] = round(slowest, 2)
    newest = run("document.querySelector('tbody a').href")
    timed("call", lambda: press("tbody a"))
    seen["newest"] = int(newest.rsplit("/", 1)[1])

journey(walk)
