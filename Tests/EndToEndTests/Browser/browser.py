# Drives a headless Chromium by its debugging protocol; the scripts of the journeys go on from here.
#
# Arguments: the browser, a folder for its profile, the control plane, a folder for screenshots or nothing, and what the
# journey needs besides. Prints one line of JSON: what was seen at each station.
import base64, importlib.util, json, os, pathlib, subprocess, sys, time, urllib.request
import websocket

program, profile, base, pictures, *rest = sys.argv[1:]
root = ["--no-sandbox"] if os.getuid() == 0 else []
browser = subprocess.Popen(
    [program, "--headless=new", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
     "--disable-background-networking", "--remote-debugging-port=0", "--remote-allow-origins=*",
     "--user-data-dir=" + profile, "about:blank", *root],
    stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
package = importlib.util.find_spec("axe_playwright_python").submodule_search_locations[0]
axe = (pathlib.Path(package) / "axe.min.js").read_text()
seen, findings, screens = {}, [], 0

def until(what, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = what()
        if value:
            return value
        time.sleep(0.05)
    raise SystemExit(f"waited in vain; seen so far: {seen}")

def opened():
    file = pathlib.Path(profile, "DevToolsActivePort")
    return file.exists() and file.read_text().count("\n") and file.read_text().split("\n")[0]

def page():
    pages = json.load(urllib.request.urlopen(f"http://127.0.0.1:{port}/json"))
    return next((one for one in pages if one["type"] == "page"), None)

count = 0

def command(method, **parameters):
    global count
    count += 1
    socket.send(json.dumps({"id": count, "method": method, "params": parameters}))
    while True:
        message = json.loads(socket.recv())
        if message.get("id") == count:
            return message.get("result", {})

def run(expression):
    answer = command(
        "Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True, userGesture=True)
    return answer.get("result", {}).get("value")

def leads(action):
    """Does what leads to another page, and waits for it.

    A browser moves the focus to `autofocus` when it first draws the page, which may be after the page is complete.
    """
    run("window.isOld = true")
    action()
    until(lambda: run("!window.isOld && document.readyState == 'complete' && "
                      "(!document.querySelector('[autofocus]') || document.activeElement != document.body)"))

def go(path):
    leads(lambda: command("Page.navigate", url=base + path))

def press(selector):
    leads(lambda: run(f"document.querySelector({selector!r}).click()"))

def fill(selector, text):
    run(f"""(field => {{ field.value = {json.dumps(text)};
        field.dispatchEvent(new Event('input', {{bubbles: true}})) }})(document.querySelector({selector!r}))""")

def key(name, code):
    for kind in ["rawKeyDown", "keyUp"]:
        command("Input.dispatchKeyEvent", type=kind, key=name, code=name, windowsVirtualKeyCode=code)
    if name == "Enter":
        command("Input.dispatchKeyEvent", type="char", text="\r", key="Enter")

def text(selector="main"):
    return run(f"document.querySelector({selector!r})?.innerText ?? ''")

def look(name):
    """axe and the width of the screen, in each size, light and dark."""
    global screens
    # 640 points of two pixels each are a window of 1280 pixels at 200 %.
    for width, scheme, zoom in [
            (1280, "light", 1), (1280, "dark", 1), (768, "light", 1), (768, "dark", 1), (640, "light", 2),
            (320, "light", 1), (320, "dark", 1)]:
        command("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=zoom, mobile=False)
        command("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        run(axe + "; 1")
        found = run("axe.run().then(all => all.violations.map(one => one.id + ': ' + one.nodes[0].html))")
        findings.extend(f"{name} {width} {scheme}: {one}" for one in found)
        if run("document.documentElement.scrollWidth > innerWidth"):
            findings.append(f"{name} {width}: wider than the screen")
        screens += 1
        if pictures:
            height = min(run("document.documentElement.scrollHeight"), 4000)
            picture = command(
                "Page.captureScreenshot", captureBeyondViewport=True,
                clip={"x": 0, "y": 0, "width": width, "height": height, "scale": 1})
            pathlib.Path(pictures, f"{name}-{width}-{scheme}.png").write_bytes(
                base64.b64decode(picture["data"]))
    command("Emulation.setDeviceMetricsOverride", width=1280, height=900, deviceScaleFactor=1, mobile=False)

def start():
    global port, socket
    port = until(opened)
    socket = websocket.create_connection(until(page)["webSocketDebuggerUrl"], timeout=60)
    command("Page.enable")
    # The clipboard belongs to whoever has the focus.
    command("Emulation.setFocusEmulationEnabled", enabled=True)
    command("Browser.grantPermissions", origin=base, permissions=["clipboardReadWrite", "clipboardSanitizedWrite"])

def journey(walk):
    """Walks, says what was seen, and ends the browser whatever happens."""
    try:
        start()
        walk()
        print(json.dumps(seen))
    finally:
        browser.terminate()
        browser.wait()
