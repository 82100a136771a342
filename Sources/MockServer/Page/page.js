// All of the page works without this; with it, forms grow in place and the call log stays current.
document.documentElement.classList.add("has-script");

const launch = document.querySelector("#launch");
launch?.querySelector("input[type=checkbox]").addEventListener("change", () => {
  fetch(launch.action, { method: "POST", body: new URLSearchParams(new FormData(launch)), redirect: "manual" });
});

const rows = document.querySelector("#rows");
document.querySelector("button[name=more]")?.addEventListener("click", event => {
  event.preventDefault();
  const last = rows.lastElementChild;
  const row = last.cloneNode(true);
  const number = rows.children.length + 1;
  row.setAttribute("aria-label", `Row ${number}`);
  for (const label of row.querySelectorAll("label")) {
    const field = row.querySelector(`#${label.htmlFor}`);
    field.id = label.htmlFor = field.name + number;
    field.value = field.name === "code" ? "200" : field.name === "method" ? "GET" : "";
  }
  rows.append(row);
  row.querySelector("[name=path]").focus();
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

for (const button of document.querySelectorAll("button[data-copy]")) {
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
    button.textContent = "Copied";
  });
}

const log = document.querySelector("#calls");
const live = document.querySelector("#live");
if (log && live) {
  setInterval(async () => {
    if (!live.checked || document.hidden) return;
    const reply = await fetch(location.href).catch(() => null);
    if (!reply?.ok) return;
    const fresh = new DOMParser().parseFromString(await reply.text(), "text/html").querySelector("#calls");
    // Whoever is on a link of the list stays there.
    if (fresh && fresh.innerHTML !== log.innerHTML && !log.contains(document.activeElement)) {
      log.replaceChildren(...fresh.childNodes);
    }
  }, 2000);
}
