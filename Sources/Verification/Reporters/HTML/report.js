"use strict";
// Shows every case and example of the report: a list that draws only the rows in view, and one that was chosen beside it.
(() => {
  const ROW = 34;
  const data = JSON.parse(document.getElementById("data").textContent);
  const make = (tag, text, className) => {
    const element = document.createElement(tag);
    if (text !== undefined) element.textContent = text;
    if (className) element.className = className;
    return element;
  };
  const marks = { passed: "✓", failed: "✗", error: "!", skipped: "–" };

  /** A list of any length: `items` are drawn by `draw(row, item)` and told by `show(pane, item)`. */
  class Browser {
    constructor(root, { draw, show, key }) {
      this.list = root.querySelector(".list");
      this.pane = root.querySelector(".shown");
      this.count = root.querySelector(".tally");
      this.space = make("div");
      this.space.style.position = "relative";
      this.list.append(this.space);
      Object.assign(this, { draw, show, key, items: [], chosen: null, pending: false });
      this.list.addEventListener("scroll", () => this.later());
      this.list.addEventListener("keydown", (event) => this.move(event));
      window.addEventListener("resize", () => this.later());
    }

    set(items, of) {
      this.items = items;
      this.count.textContent = items.length === of ? `${of}` : `${items.length} of ${of}`;
      this.space.style.height = `${items.length * ROW}px`;
      this.list.scrollTop = 0;
      this.render();
    }

    later() {
      if (this.pending) return;
      this.pending = true;
      requestAnimationFrame(() => { this.pending = false; this.render(); });
    }

    render() {
      const first = Math.max(0, Math.floor(this.list.scrollTop / ROW) - 5);
      const last = Math.min(this.items.length, first + Math.ceil(this.list.clientHeight / ROW) + 10);
      const rows = [];
      for (let index = first; index < last; index += 1) {
        const item = this.items[index];
        const row = make("button", undefined, "row");
        row.type = "button";
        row.setAttribute("role", "option");
        row.setAttribute("aria-selected", String(item === this.chosen));
        row.tabIndex = item === this.chosen || (this.chosen === null && index === first) ? 0 : -1;
        row.style.top = `${index * ROW}px`;
        this.draw(row, item);
        row.addEventListener("click", () => this.choose(index));
        rows.push(row);
      }
      this.space.replaceChildren(...rows);
    }

    choose(index, scroll = false) {
      this.chosen = this.items[index];
      if (scroll) this.list.scrollTop = Math.max(0, index * ROW - this.list.clientHeight / 2);
      this.pane.replaceChildren();
      this.show(this.pane, this.chosen);
      history.replaceState(null, "", `#t=${this.key(this.chosen)}`);
      this.render();
    }

    move(event) {
      const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 12, PageUp: -12 }[event.key];
      if (step === undefined || this.items.length === 0) return;
      event.preventDefault();
      const at = this.items.indexOf(this.chosen);
      const next = Math.min(this.items.length - 1, Math.max(0, at + step));
      this.chosen = this.items[next];
      const top = next * ROW;
      if (top < this.list.scrollTop) this.list.scrollTop = top;
      if (top + ROW > this.list.scrollTop + this.list.clientHeight) {
        this.list.scrollTop = top + ROW - this.list.clientHeight;
      }
      this.choose(next);
      this.space.querySelector('[aria-selected="true"]')?.focus();
    }
  }

  const part = (pane, title, text, diff = false) => {
    if (!text) return;
    pane.append(make("h3", title));
    const block = make("pre");
    if (diff) {
      for (const line of text.split("\n")) {
        const kind = line.startsWith("+") ? "add" : line.startsWith("-") ? "del" : "";
        block.append(make("span", `${line}\n`, kind));
      }
    } else {
      block.textContent = text;
    }
    pane.append(block);
  };
  const copyButton = (text) => {
    const button = make("button", "Copy");
    button.type = "button";
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(text);
      button.textContent = "Copied";
      setTimeout(() => { button.textContent = "Copy"; }, 1500);
    });
    return button;
  };

  // Packed in blocks of cases, and unpacked when somebody looks at one of them.
  const blocks = document.querySelectorAll("script.transcripts");
  const blockCases = Number(document.getElementById("data").dataset.block);
  const unpacked = new Map();
  const unpack = (index) => {
    if (!unpacked.has(index)) {
      const bytes = Uint8Array.from(atob(blocks[index].textContent), (letter) => letter.charCodeAt(0));
      const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
      unpacked.set(index, new Response(stream).json());
    }
    return unpacked.get(index);
  };
  const exchange = async (pane, item) => {
    const index = Math.floor(item.place / blockCases);
    if (item.verdict !== "passed" || !blocks[index]?.textContent) return;
    const place = make("div");
    pane.append(place);
    const texts = await unpack(index).catch(() => []);
    part(place, "request and response", texts[item.place % blockCases]);
  };

  const cases = [];
  for (const suite of data.suites) {
    for (const result of suite.results) {
      result.suite = suite;
      result.place = cases.length;
      result.text = `${result.className}/${result.name}`.toLowerCase();
      cases.push(result);
    }
  }

  const casesRoot = document.getElementById("cases");
  const browser = new Browser(casesRoot, {
    key: (item) => item.id,
    draw(row, item) {
      // The variant stands at the end of the name, where a narrow list would cut it off.
      const [, title, variant] = /^(.*) \[(.*?)\]$/.exec(item.name) || [null, item.name, ""];
      row.append(
        make("span", marks[item.verdict], `v-${item.verdict}`), make("span", title, "what"),
        make("span", variant ? `${item.suite.axis}: ${variant}` : item.suite.axis, "axis"));
      if (item.verdict === "passed" && item.earlierFailures) row.append(make("span", "flaky", "axis"));
      row.title = `${item.verdict}: ${item.className}/${item.name}`;
    },
    show(pane, item) {
      pane.append(make("h3", item.className), make("div", item.name));
      pane.append(make("p", `${item.verdict}${item.milliseconds ? `, ${item.milliseconds} ms` : ""}`, `v-${item.verdict}`));
      if (item.reason) pane.append(make("p", item.reason));
      if (item.message) pane.append(make("p", item.message));
      (item.earlierFailures || []).forEach((failure, index) =>
        pane.append(make("p", `attempt ${index + 1}: ${failure.message}`)));
      const place = make("p");
      if (item.file) place.append(make("code", `${item.file}:${item.line}:${item.column}`));
      pane.append(place);
      part(pane, "checks", (item.checks || []).join("\n"));
      part(pane, "difference", item.difference, true);
      part(pane, "request and response", item.transcript);
      if (!item.transcript) exchange(pane, item);
      const repeat = (item.reproduce || []).join("\n");
      part(pane, "repeat it", repeat);
      if (repeat) pane.append(copyButton(repeat));
    },
  });
  const [search, status, axis, mock] = ["search", "status", "axis", "mock"].map((name) =>
    casesRoot.querySelector(`[name="${name}"]`));
  const fill = (select, values) => {
    for (const value of [...new Set(values)]) {
      const option = make("option", value);
      option.value = value;
      select.append(option);
    }
  };
  fill(axis, data.suites.map((suite) => suite.axis));
  fill(mock, data.suites.map((suite) => suite.mock));
  const filter = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = { failed: ["failed", "error"] }[status.value] || [status.value];
    browser.set(cases.filter((item) =>
      (!status.value || wanted.includes(item.verdict)) && (!axis.value || item.suite.axis === axis.value)
      && (!mock.value || item.suite.mock === mock.value) && words.every((word) => item.text.includes(word))),
    cases.length);
  };
  for (const control of [search, status, axis, mock]) control.addEventListener("input", filter);
  filter();

  const recipesRoot = document.getElementById("recipes");
  const recipes = new Browser(recipesRoot, {
    key: (item) => `recipe-${data.examples.indexOf(item)}`,
    draw(row, item) {
      row.append(make("span", item.example, "what"), make("span", item.reach, "axis"));
      row.title = `${item.mock}: ${item.example}`;
    },
    show(pane, item) {
      pane.append(make("h3", item.mock), make("div", item.example), make("p", item.reach));
      if (item.reason) pane.append(make("p", item.reason));
      part(pane, "the call that gets it", item.recipe);
      if (item.recipe) pane.append(copyButton(item.recipe));
      const place = make("p");
      place.append(make("code", `${item.file}:${item.line}:${item.column}`));
      pane.append(place);
    },
  });
  const [recipeSearch, reach] = ["search", "reach"].map((name) => recipesRoot.querySelector(`[name="${name}"]`));
  fill(reach, data.examples.map((example) => example.reach));
  const filterRecipes = () => {
    const words = recipeSearch.value.toLowerCase().split(/\s+/).filter(Boolean);
    recipes.set(data.examples.filter((item) => (!reach.value || item.reach === reach.value)
      && words.every((word) => `${item.mock} ${item.example} ${item.recipe}`.toLowerCase().includes(word))),
    data.examples.length);
  };
  for (const control of [recipeSearch, reach]) control.addEventListener("input", filterRecipes);
  filterRecipes();

  // Examples that no request gets, and what is wrong with the collections.
  const findings = document.getElementById("findings");
  const unreachable = data.examples.filter((example) => example.reach === "unreachable");
  const found = [
    ...unreachable.map((example) => [
      "unreachable", `${example.mock}: ${example.example}${example.reason ? `: ${example.reason}` : ""}`, example]),
    ...data.diagnostics.map((one) => [one.severity, `${one.message}${one.help ? `; ${one.help}` : ""} [${one.rule}]`, one]),
  ];
  const counted = (count, what) => `${count} ${what}${count === 1 ? "" : "s"}`;
  findings.querySelector("summary").textContent =
    `${counted(unreachable.length, "unreachable example")}, ${counted(data.diagnostics.length, "lint finding")}`;
  for (const [kind, text, place] of found.slice(0, 200)) {
    const item = make("li");
    item.append(make("b", kind), ` ${text} `, make("code", `${place.file}:${place.line}:${place.column}`));
    findings.querySelector("ul").append(item);
  }
  if (found.length > 200) findings.querySelector("ul").append(make("li", `and ${found.length - 200} more`));
  if (found.length === 0) findings.classList.remove("interactive");

  const follow = () => {
    const target = /^#t=(.+)$/.exec(location.hash)?.[1];
    if (!target) return;
    const list = target.startsWith("recipe-") ? recipes : browser;
    const index = list.items.findIndex((item) => list.key(item) === target);
    if (index < 0) return;
    list.choose(index, true);
    list.list.scrollIntoView({ block: "center" });
  };
  window.addEventListener("hashchange", follow);
  for (const element of document.querySelectorAll(".interactive[hidden]")) element.hidden = false;
  browser.render();
  recipes.render();
  follow();
})();
