// Which findings are listed, and which one is open.

let current = -1;
let shown = [];

const filters = {
  severities: new Set(),
  status: "all",
  family: "",
  pair: "",
  text: "",
};

const searched = []; // lower-case text of each finding, made when first searched
function searchText(i) {
  const finding = findings[i];
  const both = ["source", "target"].filter((side) => finding[side]).map((side) => sideText(finding, side));
  return (searched[i] ??= [finding.check, finding.message, finding.segment, pairOf(finding).name, ...both].join("\n").toLowerCase());
}

// Shows a finding's status in the list, and in the card when it is the open one.
function refresh(i) {
  showState(i);
  if (i === current) drawCard();
}

function matches(i) {
  const finding = findings[i];
  return filters.severities.has(finding.severity)
    && (!filters.family || family(finding) === filters.family)
    && (filters.pair === "" || finding.pair === Number(filters.pair))
    && (filters.status === "all" || (filters.status === "done" ? decided(i) : decisions[i].decision === filters.status))
    && (!filters.text || searchText(i).includes(filters.text));
}

function applyFilters() {
  shown = [...findings.keys()].filter(matches);
  fillList(shown);
  document.getElementById("empty").hidden = shown.length > 0;
  progress();
  if (!shown.includes(current)) select(shown.find((i) => !decided(i)) ?? shown[0] ?? -1);
  else reveal(current);
}

function progress() {
  const done = shown.filter(decided).length;
  document.getElementById("done").textContent = `${done} of ${shown.length} done`;
  const bar = document.getElementById("bar");
  bar.max = Math.max(shown.length, 1);
  bar.value = done;
  document.getElementById("undo").disabled = history.length === 0;
}

function select(i, focus = false) {
  const before = current;
  current = i;
  showState(before);
  reveal(i);
  showState(i);
  if (focus) {
    show("review");
    fold(true);
  }
  drawCard();
  followInTexts();
}

// The next or previous finding of the list.
function step(by) {
  const at = shown.indexOf(current);
  const next = shown[at + by];
  if (next === undefined) return notify(by > 0 ? "This is the last finding." : "This is the first finding.");
  select(next);
  if (queue.contains(document.activeElement)) drawn.get(next)?.button.focus();
}

// After a decision: the next finding that is still open, else the next one.
function advance() {
  const at = shown.indexOf(current);
  const rest = [...shown.slice(at + 1), ...shown.slice(0, Math.max(at, 0))];
  const next = rest.find((i) => !decided(i));
  if (next === undefined) return notify("Everything in this list is decided.");
  select(next);
  if (queue.contains(document.activeElement)) drawn.get(next)?.button.focus();
}

// Findings with the same check and the same quotes, in the whole report.
function alike(i) {
  const { check, anchor } = findings[i];
  return findings.flatMap((other, n) =>
    other.check === check && other.anchor.source === anchor.source && other.anchor.target === anchor.target ? [n] : []);
}

function option(select_, value, text) {
  select_.append(el("option", { value }, text));
}

function buildFilters() {
  const count = (test) => findings.filter(test).length;
  const present = SEVERITIES.filter((severity) => count((f) => f.severity === severity));
  // Hints are not shown at first, unless there is nothing else.
  for (const severity of present) if (severity !== "note" || present.length === 1) filters.severities.add(severity);
  for (const severity of present) {
    const chip = el("button", { type: "button", "aria-pressed": String(filters.severities.has(severity)), onclick: () => {
      filters.severities.has(severity) ? filters.severities.delete(severity) : filters.severities.add(severity);
      chip.setAttribute("aria-pressed", String(filters.severities.has(severity)));
      applyFilters();
    } }, el("span", { class: `dot ${severity}` }), `${severity} ${count((f) => f.severity === severity)}`);
    document.getElementById("severities").append(chip);
  }
  const status = document.getElementById("status");
  for (const [value, text] of [["all", "Any status"], ["open", "Open"], ["done", "Decided"], ["confirmed", "Errors"], ["dismissed", "Dismissed"], ["accepted", "Accepted"], ["ignored", "Ignored"]]) option(status, value, text);
  const families = document.getElementById("family");
  option(families, "", "Any family");
  for (const name of [...new Set(findings.map(family))].sort()) option(families, name, `${name} (${count((f) => family(f) === name)})`);
  const pairs = document.getElementById("pair");
  option(pairs, "", `All ${data.pairs.length} pairs`);
  data.pairs.forEach((pair, n) => option(pairs, n, pair.name));
  pairs.hidden = data.pairs.length < 2;
  for (const select_ of [status, families, pairs]) {
    select_.addEventListener("change", () => { filters[select_.id] = select_.value; applyFilters(); });
  }
  const search = document.getElementById("search");
  search.addEventListener("input", () => { filters.text = search.value.trim().toLowerCase(); applyFilters(); });
  document.getElementById("filters").addEventListener("submit", (event) => { event.preventDefault(); search.blur(); });
}
