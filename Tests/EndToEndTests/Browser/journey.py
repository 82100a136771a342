# A person at the page, who looks at every screen with axe-core, too.
#
# Arguments besides: a report, a collection to be dropped.
report, dropped = rest

def live():
    """The list is told of a call, and asks where the stream is cut off."""
    def shows(path):
        try:
            urllib.request.urlopen(url + path)
        except urllib.error.HTTPError:
            pass
        return until(lambda: path in text("#calls"))
    # Without a timer only the stream can tell.
    run("window.timer = window.setInterval; window.setInterval = () => 0")
    seen["streamed"] = shows("/streamed")
    run("window.setInterval = window.timer")
    seen["streams"] = run("performance.getEntriesByType('resource').some(one => one.name.includes('/events'))")
    command("Network.enable")
    command("Network.setBlockedURLs", urls=["*/page/calls/events*"])
    run("document.querySelector('#live').click()")
    run("document.querySelector('#live').click()")
    seen["polled"] = shows("/polled")
    command("Network.setBlockedURLs", urls=[])

def drop():
    """A file from the desktop."""
    go("/page/new")
    run("document.querySelector('#source-text').click()")
    place = run("(box => [box.x + box.width / 2, box.y + box.height / 2])"
                "((field => { field.scrollIntoView(); return field.getBoundingClientRect() })"
                "(document.querySelector('#collection')))")
    for kind in ["dragEnter", "dragOver", "drop"]:
        command("Input.dispatchDragEvent", type=kind, x=place[0], y=place[1],
                data={"items": [], "files": [dropped], "dragOperationsMask": 1})
    until(lambda: run("document.querySelector('#collection').value"))
    seen["dropped"] = run("JSON.parse(document.querySelector('#collection').value).info.name")
    press("button.primary")
    fill("#name", "Dropped")

def slow():
    """Pressed twice on a slow network: 400 ms there and back, 50 kB/s."""
    command("Network.emulateNetworkConditions", offline=False, latency=400, downloadThroughput=50_000,
            uploadThroughput=50_000)
    began = time.monotonic()
    leads(lambda: run("(button => { button.click(); button.click() })(document.querySelector('button.primary'))"))
    seen["twice"] = text("h1")
    go("/page/mocks")
    seen["slow"] = time.monotonic() - began
    # Chromium forgets one of two submissions by itself; other browsers send both, so the page must stop the second.
    go("/page/new")
    seen["goes"] = run("(form => [1, 2].map(() => form.dispatchEvent(new Event('submit', "
                       "{ bubbles: true, cancelable: true }))))(document.querySelector('main form'))")
    command("Network.emulateNetworkConditions", offline=False, latency=0, downloadThroughput=-1, uploadThroughput=-1)

def keys():
    """With the keyboard alone: no click, no focus that a script sets."""
    go("/page/mocks")
    def tab_to(selector):
        for _ in range(40):
            if run(f"document.activeElement.matches({selector!r})"):
                return
            key("Tab", 9)
        raise SystemExit(f"Tab does not lead to {selector}")
    tab_to(".menu summary")
    key("Enter", 13)
    tab_to(".menu li a")
    leads(lambda: key("Enter", 13))
    tab_to("#path1")
    command("Input.insertText", text="/keys")
    leads(lambda: key("Enter", 13))
    command("Input.insertText", text="Keys")
    leads(lambda: key("Enter", 13))
    seen["keyboard"] = text("h1")

def plain():
    """Without scripts."""
    command("Emulation.setScriptExecutionDisabled", value=True)
    go("/page/new")
    seen["scripted"] = run("getComputedStyle(document.querySelector('.scripted')).display")
    run("document.querySelector('#path1').value = '/plain'")
    press("button.primary")
    run("document.querySelector('#name').value = 'Plain'")
    press("button.primary")
    seen["plain"] = text("h1")
    command("Emulation.setScriptExecutionDisabled", value=False)

def walk():
    global url
    go("/")
    look("launch")
    run("document.querySelector('.menu summary').click()")
    key("Escape", 27)
    seen["menu"] = run("document.querySelector('.menu').open")

    go("/page/new")
    look("new")
    press("[name=more]")
    seen["rows"] = run("document.querySelectorAll('.row').length")
    seen["rowFocus"] = run("document.activeElement.id")
    fill("#path1", "x")
    press("button.primary")
    seen["error"] = run("document.querySelector('[aria-invalid=true]').id + ' ' + document.activeElement.id")
    look("new-wrong")
    fill("#path1", "/pets")
    fill("#body1", '[{"id": 1}]')
    press("button.primary")
    seen["stepFocus"] = run("document.activeElement.id")
    look("configuration")
    press("[name=step]")
    seen["kept"] = run("document.querySelector('#body1').value")
    press("button.primary")
    press("button.primary")
    seen["unnamed"] = run("document.querySelector('[aria-invalid=true]').id + ' ' + document.activeElement.id")
    # Long, right to left, and beyond the first plane of Unicode.
    name = "Pets 🐶 שלום " + "n" * 180
    fill("#name", name)
    run("document.querySelector('#name').focus()")
    leads(lambda: key("Enter", 13))
    seen["made"] = text("h1") == name + " is ready"
    look("next")
    url = text("#url")
    press(".actions .button:nth-child(2)")
    seen["silent"] = "never asked for" in text()
    look("mock")
    run("document.querySelector('[data-copy=curl]').click()")
    until(lambda: run("document.querySelector('#said').textContent"))
    seen["said"] = run("document.querySelector('#said').textContent")
    seen["copied"] = run("navigator.clipboard.readText()")
    mock = run("location.pathname")

    press(".endpoint .links a")
    press("form button.primary")
    seen["tried"] = text("#answer")
    look("tried")
    go(mock)
    seen["asked"] = text(".endpoint")

    # A request moves with its example, and back again.
    press(".endpoint .head a")
    look("request")
    address = run("document.querySelector('#url').value")
    fill("#url", address.replace("/pets", "/animals"))
    press("form button.primary")
    seen["moved"] = urllib.request.urlopen(url + "/animals").read().decode()
    press(".endpoint .head a")
    press("main p > a.button")
    look("another")
    press(".actions a")
    press(".endpoint .head a")
    fill("#url", address)
    press("form button.primary")

    press(".endpoint .links a:nth-child(2)")
    fill("#body", '[{"id": 2,}]')
    until(lambda: run("document.querySelector('#json').textContent"))
    seen["typing"] = text("#json")
    look("example")
    press("form button.primary")
    seen["refused"] = run("document.activeElement.id")
    fill("#body", '[{"id": 2}]')
    press("form button.primary")
    seen["saved"] = text("[role=status]")
    seen["answer"] = urllib.request.urlopen(url + "/pets").read().decode()

    try:
        urllib.request.urlopen(url + "/dogs")
    except urllib.error.HTTPError as error:
        seen["unmatched"] = error.code
    go("/page/calls")
    seen["zone"] = "UTC" in text("tbody")
    look("calls")
    press("tbody a")
    seen["explained"] = text("table")
    look("call")
    press("form button.primary")
    seen["added"] = text("[role=status]")
    seen["dogs"] = urllib.request.urlopen(url + "/dogs").status
    go("/page/calls")
    live()
    for path in ["/page/mocks", "/page/usage", "/page/sign-in", mock + "/delete", mock + "/new-example",
                 "/page/mocks/none", "/nowhere"]:
        go(path)
        look(path.strip("/").replace("/", "_")[-20:])
    seen["nowhere"] = text("h1")
    press("main a")
    seen["back"] = text("h1")
    drop()
    slow()
    keys()
    plain()
    leads(lambda: command("Page.navigate", url="file://" + report))
    seen["report"] = text("#findings summary")
    run("document.querySelector('#cases [name=status]').value = 'passed'")
    fill("#cases [name=search]", "-> 200")
    run("document.querySelector('#cases .row').click()")
    until(lambda: text("#cases .shown pre"))
    seen["exchange"] = text("#cases .shown")
    look("report")
    seen["url"], seen["screens"], seen["axe"] = url, screens, findings

journey(walk)
