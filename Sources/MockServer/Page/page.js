// All of the page works without this; with it, texts are copied, checked and dropped, and the call log stays current.
document.documentElement.classList.add("has-script");

const launch = document.querySelector("#launch");
launch?.querySelector("input[type=checkbox]").addEventListener("change", () => {
  fetch(launch.action, { method: "POST", body: new URLSearchParams(new FormData(launch)), redirect: "manual" });
});

for (const picker of document.querySelectorAll("input[type=file][data-into]")) {
  picker.addEventListener("change", async () => {
    const [file] = picker.files;
    if (!file) return;
    document.getElementById(picker.dataset.into).value = await file.text();
    const choice = document.getElementById(picker.dataset.choose);
    if (choice) choice.checked = true;
  });
}

// Said to screen readers, wherever the focus is.
const say = text => {
  const place = document.querySelector("#said");
  place.textContent = "";
  setTimeout(() => { place.textContent = text; }, 50);
};

for (const button of document.querySelectorAll("button[data-copy]")) {
  const label = button.textContent;
  button.addEventListener("click", async () => {
    const source = document.getElementById(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(source.textContent);
      button.textContent = "Copied";
      say(`Copied: ${source.textContent}`);
    } catch {
      // Without the right to the clipboard, the text is there to be copied by hand.
      getSelection().selectAllChildren(source);
      say("Selected. Copy it with the keyboard.");
    }
    setTimeout(() => { button.textContent = label; }, 3000);
  });
}

// On a slow network nobody sees that a form is on its way, and presses again.
document.addEventListener("submit", event => {
  if (event.target.dataset.isSent) event.preventDefault();
  event.target.dataset.isSent = "yes";
});
addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.isSent;
});

const menu = document.querySelector(".menu");
document.addEventListener("click", event => {
  if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", event => {
  if (event.key !== "Escape" || !menu.open) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

for (const place of document.querySelectorAll("textarea[data-drop]")) {
  place.addEventListener("dragover", event => {
    event.preventDefault();
    place.classList.add("dropping");
  });
  place.addEventListener("dragleave", () => place.classList.remove("dropping"));
  place.addEventListener("drop", async event => {
    event.preventDefault();
    place.classList.remove("dropping");
    const [file] = event.dataTransfer.files;
    place.value = file ? await file.text() : event.dataTransfer.getData("text/plain");
    const choice = document.getElementById(place.dataset.drop);
    if (choice) choice.checked = true;
    say(file ? `Read ${file.name}` : "Text inserted");
  });
}

for (const body of document.querySelectorAll("textarea[data-check]")) {
  const said = document.querySelector("#json");
  const headers = body.form.querySelector("[name=headers]");
  let waiting;
  const check = async () => {
    const isJSON = headers ? /^content-type:[^\n]*json/im.test(headers.value) : /^\s*[[{]/.test(body.value);
    const fields = new URLSearchParams({ token: body.form.elements.token.value, body: body.value });
    const reply = isJSON ? await fetch("/page/check", { method: "POST", body: fields }).catch(() => null) : null;
    const problem = reply?.ok ? await reply.text() : "";
    if (said.textContent !== problem) said.textContent = problem;
    if (problem) body.setAttribute("aria-invalid", "true");
    else body.removeAttribute("aria-invalid");
  };
  body.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(check, 300);
  });
}

const log = document.querySelector("#calls");
const live = document.querySelector("#live");
if (log && live) {
  let events;
  let polling;
  let failures = 0;
  const refresh = async () => {
    const reply = await fetch(location.href).catch(() => null);
    if (!reply?.ok) return;
    const fresh = new DOMParser().parseFromString(await reply.text(), "text/html").querySelector("#calls");
    if (!fresh) return;
    log.dataset.newest = fresh.dataset.newest;
    // Whoever is on a link of the list stays there.
    if (fresh.innerHTML !== log.innerHTML && !log.contains(document.activeElement)) {
      log.replaceChildren(...fresh.childNodes);
    }
  };
  const stop = () => {
    events?.close();
    clearInterval(polling);
  };
  // The browser itself asks again when a stream ends; where that leads to nothing, the page asks.
  const listen = () => {
    stop();
    // A browser opens few connections to one server, so that a hidden page must not hold one.
    if (!live.checked || document.hidden) return;
    events = new EventSource(`/page/calls/events?after=${log.dataset.newest}`);
    events.addEventListener("calls", refresh);
    events.addEventListener("open", () => { failures = 0; });
    events.addEventListener("error", () => {
      failures += 1;
      if (events.readyState !== EventSource.CLOSED && failures < 3) return;
      stop();
      polling = setInterval(refresh, 2000);
    });
  };
  live.addEventListener("change", listen);
  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", stop);
  addEventListener("pageshow", listen);
}
