"use strict";
(() => {
const { summary, columns, rows } = JSON.parse(document.getElementById("data").textContent);
const PAGE = 100;
const LISTED = 1000;
const [ID, SOURCE, TARGET, FILE, WORDS, ANSWERED, COUNTS, WEIGHT, NEW, SURE, REASON, CELLS] = Array(12).keys();
const SEVERITIES = ["critical", "major", "minor", "note"];
const $ = (id) => document.getElementById(id);
const amount = (number) => number.toLocaleString("en");

// Heading, what it sorts by, whether it is a number.
const heads = [
  ["Pair", (row) => row[ID], false],
  ...SEVERITIES.map((name, at) => [name[0].toUpperCase() + name.slice(1), (row) => row[COUNTS][at], true]),
  ["New", (row) => row[NEW], true],
  ["Weight", (row) => row[WEIGHT], true],
  ["Words", (row) => row[WORDS], true],
  ["Answered", (row) => row[ANSWERED], true],
  ["Paired", (row) => row[SURE], true],
  ...columns.map((name, at) => [name, (row) => row[CELLS][at] ?? "", false]),
];
const shows = {
  all: () => true,
  findings: (row) => row[COUNTS].some((count) => count > 0),
  new: (row) => row[NEW] > 0,
  unreadable: (row) => row[REASON] !== null,
};

// No column: the order of the file, which is new first, then worst first.
let view = rows;
let column = -1;
let descending = true;
let page = 0;

function element(name, text, className) {
  const node = document.createElement(name);
  if (text !== undefined) node.textContent = text;
  if (className) node.className = className;
  return node;
}

function choose() {
  const query = $("search").value.trim().toLowerCase();
  const shown = shows[$("show").value];
  const holds = (row) => [row[ID], row[SOURCE], row[TARGET], row[REASON] ?? "", ...row[CELLS]].join("\n").toLowerCase().includes(query);
  view = rows.filter((row) => shown(row) && (query === "" || holds(row)));
  if (column >= 0) {
    const key = heads[column][1];
    const sign = descending ? -1 : 1;
    view.sort((a, b) => (key(a) < key(b) ? -sign : key(a) > key(b) ? sign : 0));
  }
  page = 0;
  draw();
}

function first(row) {
  const cell = element("td");
  if (row[FILE]) {
    const link = element("a", row[ID]);
    link.href = "pairs/" + encodeURIComponent(row[FILE]);
    cell.append(link);
  } else {
    cell.append(row[ID]);
  }
  cell.append(element("small", row[SOURCE] + " · " + row[TARGET]));
  if (row[REASON]) cell.append(element("small", row[REASON], "reason"));
  return cell;
}

function line(row) {
  const node = element("tr");
  node.append(first(row));
  row[COUNTS].forEach((count, at) => node.append(element("td", count || "", "number " + SEVERITIES[at])));
  node.append(element("td", row[NEW] || "", "number new"));
  const percent = (share) => Math.round(share * 100) + " %";
  const audited = row[REASON] === null;
  for (const text of [row[WEIGHT] || "", audited ? amount(row[WORDS]) : "", audited ? percent(row[ANSWERED]) : "", percent(row[SURE])]) {
    node.append(element("td", text, "number"));
  }
  columns.forEach((_, at) => node.append(element("td", row[CELLS][at] ?? "")));
  return node;
}

function draw() {
  const pages = Math.max(1, Math.ceil(view.length / PAGE));
  $("rows").replaceChildren(...view.slice(page * PAGE, (page + 1) * PAGE).map(line));
  $("found").textContent = amount(view.length) + " of " + amount(rows.length) + " pairs";
  $("page").textContent = "page " + amount(page + 1) + " of " + amount(pages);
  $("back").disabled = page === 0;
  $("on").disabled = page + 1 >= pages;
  [...$("heads").children].forEach((head, at) => {
    head.setAttribute("aria-sort", at !== column ? "none" : descending ? "descending" : "ascending");
  });
}

function turn(by) {
  page += by;
  draw();
  scrollTo(0, 0);
}

function list(id, title, items, text) {
  if (items.length === 0) return;
  const node = $(id);
  node.hidden = false;
  node.querySelector("summary").textContent = amount(items.length) + " " + title;
  node.addEventListener("toggle", () => {
    node.querySelector("ol").replaceChildren(...items.slice(0, LISTED).map((item) => element("li", text(item))));
    if (items.length > LISTED) node.querySelector("ol").append(element("li", "… all in summary.json"));
  });
}

function start() {
  heads.forEach(([name, , number], at) => {
    const head = element("th", undefined, number ? "number" : "");
    head.scope = "col";
    const button = element("button", name);
    button.type = "button";
    button.addEventListener("click", () => {
      descending = column === at ? !descending : number;
      column = at;
      choose();
    });
    head.append(button);
    $("heads").append(head);
  });
  const counts = SEVERITIES.map((name) => amount(summary.findings[name]) + " " + name).join(", ");
  $("counts").textContent = amount(summary.audited) + " of " + amount(summary.pairs) + " pairs audited; " + counts +
    (summary.new > 0 ? "; " + amount(summary.new) + " new since the last run" : "");
  $("gate").textContent = summary.gate.passed ? "The gate passes." : "The gate does not pass:\n" + summary.gate.reasons.join("\n");
  $("gate").className = summary.gate.passed ? "passed" : "failed";
  $("filters").addEventListener("submit", (event) => event.preventDefault());
  $("search").addEventListener("input", choose);
  $("show").addEventListener("change", choose);
  $("back").addEventListener("click", () => turn(-1));
  $("on").addEventListener("click", () => turn(1));
  list("unreadable", "files could not be read", summary.unreadable, (item) => item.file + ": " + item.reason);
  const near = (item) => (item.nearest ? ", nearest " + item.nearest + " (" + Math.round(item.likeness * 100) + " %)" : "");
  list("leftovers", "files without a counterpart", summary.leftovers, (item) => item.file + near(item));
  choose();
}

start();
})();
