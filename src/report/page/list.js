// The list of findings: only the rows in sight are elements, so that 5,000 findings cost no more than 50.
//
// Rows have a fixed height, so that it is known where each stands without drawing it. Where there are several pairs,
// each is headed by its name.

const queue = document.getElementById("queue");
const REM = parseFloat(getComputedStyle(document.documentElement).fontSize);
const ROW = 3.5 * REM, HEAD = 2 * REM; // as in page.css
const BEYOND = 20; // rows drawn above and below what is in sight
const MARKS = { open: "", confirmed: "✗ error", dismissed: "✓ dismissed", accepted: "✓ accepted", ignored: "ignored" };

let lines = []; // what the list holds from top to bottom: {y, finding, nth} or {y, pair}
let height = 0;
const lineOf = new Map(); // number of a finding → its line
const drawn = new Map(); // number of a finding → its elements
let window_ = [0, 0]; // lines that are drawn

function fillList(numbers) {
  lines = [];
  lineOf.clear();
  height = 0;
  let pair = -1;
  numbers.forEach((finding, nth) => {
    if (data.pairs.length > 1 && findings[finding].pair !== pair) {
      pair = findings[finding].pair;
      lines.push({ y: height, pair });
      height += HEAD;
    }
    lineOf.set(finding, lines.length);
    lines.push({ y: height, finding, nth });
    height += ROW;
  });
  window_ = [-1, -1];
  drawList();
}

// The line that stands at a height.
function lineAt(y) {
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lines[middle].y <= y) low = middle + 1; else high = middle;
  }
  return Math.max(low - 1, 0);
}

function drawList() {
  const from = Math.max(lineAt(queue.scrollTop) - BEYOND, 0);
  const to = Math.min(lineAt(queue.scrollTop + queue.clientHeight) + BEYOND, lines.length);
  if (from === window_[0] && to === window_[1]) return;
  window_ = [from, to];
  const focused = queue.contains(document.activeElement);
  drawn.clear();
  queue.replaceChildren(...lines.slice(from, to).map(lineRow));
  if (from < to) {
    queue.firstChild.style.marginTop = `${lines[from].y}px`;
    queue.lastChild.style.marginBottom = `${height - (lines[to]?.y ?? height)}px`;
  }
  if (focused) (drawn.get(current)?.button || queue).focus({ preventScroll: true });
}

function lineRow({ finding: i, pair, nth }) {
  if (i === undefined) return el("li", { class: "head" }, data.pairs[pair].name);
  const finding = findings[i];
  const quotes = [quote(finding, "source"), quote(finding, "target")].map((text) => (text.length > 90 ? text.slice(0, 88) + "…" : text));
  const label = quotes[0] && quotes[1] ? `${quotes[0]} → ${quotes[1]}` : quotes[0] || quotes[1] || finding.message;
  const mark = el("span", { class: "mark" });
  const button = el("button", { type: "button", tabindex: "-1", onclick: () => select(i, true) },
    el("span", { class: `dot ${finding.severity}` }, el("span", { class: "sr" }, finding.severity)),
    el("span", { class: "quotes" }, ...visible(label)), mark,
    el("span", { class: "where" }, [finding.check, context(finding)].filter(Boolean).join(" · ")));
  drawn.set(i, { button, mark });
  showState(i);
  return el("li", { "aria-posinset": nth + 1, "aria-setsize": shown.length }, button);
}

// The marked words amid a few others: findings with the same quotes are told apart by them.
function context(finding) {
  const side = finding.source?.spans.length ? "source" : "target";
  const start = finding[side]?.spans[0]?.[0];
  const text = start === undefined ? "" : sideText(finding, side);
  if (quote(finding, side).length * 2 > text.length) return "";
  const from = start > 18 ? text.indexOf(" ", start - 18) + 1 : 0;
  return (from ? "… " : "") + text.slice(Math.min(from, start), start + 80).replace(INVISIBLE, "");
}

// What a row says of its finding's status, and whether it is the open one.
function showState(i) {
  const row = drawn.get(i);
  if (!row) return;
  row.mark.textContent = MARKS[decisions[i].decision];
  row.button.classList.toggle("decided", decided(i));
  row.button.setAttribute("tabindex", i === current ? "0" : "-1");
  if (i === current) row.button.setAttribute("aria-current", "true"); else row.button.removeAttribute("aria-current");
}

// Brings a finding's row into sight.
function reveal(i) {
  const line = lines[lineOf.get(i)];
  if (!line) return;
  const above = lines[lineOf.get(i) - 1]?.finding === undefined ? HEAD : 0; // its pair's name with it
  if (line.y - above < queue.scrollTop) queue.scrollTop = line.y - above;
  else if (line.y + ROW > queue.scrollTop + queue.clientHeight) queue.scrollTop = line.y + ROW - queue.clientHeight;
  drawList();
}

queue.addEventListener("scroll", drawList, { passive: true });
window.addEventListener("resize", drawList);
