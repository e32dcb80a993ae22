// One finding: what both sides say, why it matters, what was decided.

function drawCard() {
  const card = document.getElementById("card");
  const finding = findings[current];
  if (!finding) {
    card.replaceChildren(el("p", { class: "message" }, findings.length ? "No finding is open." : "Nothing was found."));
    return;
  }
  card.replaceChildren(...cardBody(finding), actions(current), ...outcome(current), about(finding));
  const status = decided(current) ? `, ${decisions[current].decision}` : "";
  announce(`${shown.indexOf(current) + 1} of ${shown.length}, ${finding.severity}, ${finding.check}${status}: ${finding.message}`);
}

function cardBody(finding) {
  const pair = pairOf(finding);
  return [
    el("div", { class: "kicker" },
      el("span", { class: `badge ${finding.severity}` }, finding.severity),
      el("span", {}, finding.check),
      el("span", {}, `confidence ${percent(finding.confidence)}`),
      finding.segment ? el("span", {}, `segment ${finding.segment}`) : null,
      finding.gating ? null : el("span", {}, "does not count in the gate"),
      data.pairs.length > 1 ? el("span", {}, pair.name) : null),
    el("h2", { class: "message" }, ...visible(prettyReading(finding.message, "en"))),
    el("div", { class: "sides" }, sideView(finding, "source"), sideView(finding, "target")),
  ];
}

function sideView(finding, side) {
  const pair = pairOf(finding), document_ = pair[side], evidence = finding[side];
  const [first, last] = evidence ? evidence.segments : gap(finding, side);
  const paragraph = (name, ...nodes) => el("p", { class: name, lang: document_.language, dir: "auto" }, ...nodes);
  const line = evidence?.line ? `, line ${evidence.line}` : "";
  const view = el("div", { class: "side" }, el("h3", {}, `${languageName(document_.language)} · ${document_.path}${line}`));
  const neighbours = pair.rows ? [] : [document_.segments[first - 1], document_.segments[last]];
  if (neighbours[0]) view.append(paragraph("around", ...visible(neighbours[0])));
  if (evidence) {
    const text = sideText(finding, side);
    const spans = evidence.spans.length || finding[side === "source" ? "target" : "source"]?.spans.length ? evidence.spans : [[0, text.length]];
    const whole = spans.reduce((sum, [start, end]) => sum + end - start + 1, 0) > text.length; // underlining everything shows nothing
    const severity = whole ? `${finding.severity} whole` : finding.severity;
    view.append(paragraph("", ...marked(text, spans.map(([start, end]) => ({ start, end, severity })))));
  } else {
    view.append(paragraph("nothing", "Nothing here answers it."));
  }
  if (neighbours[1]) view.append(paragraph("around", ...visible(neighbours[1])));
  if (evidence?.reading) view.append(el("span", { class: "reading" }, `reads ${prettyReading(evidence.reading, document_.language)}`));
  return view;
}

// Where the missing side would stand: the numbers of the segments around the gap.
function gap(finding, side) {
  const bead = pairOf(finding).beads[finding.bead];
  if (!bead) return [0, 0];
  return side === "source" ? [bead[0], bead[1]] : [bead[2], bead[3]];
}

function actions(i) {
  const now = decisions[i].decision;
  const same = alike(i).length;
  const button = (text, key, pressed, onclick) =>
    el("button", { type: "button", "aria-pressed": pressed === null ? undefined : String(pressed), onclick }, text, el("kbd", {}, key));
  return el("div", { class: "actions" },
    button("Error", "c", now === "confirmed", confirmError),
    button("Dismiss", "d", now === "dismissed", () => askReason([i])),
    same > 1 ? button(`Dismiss all ${same} alike`, "D", null, () => askReason(alike(i))) : null,
    button(decisions[i].note ? "Edit note" : "Note", "n", null, editNote),
    el("span", { class: "steps" },
      button("Previous", "k", null, () => step(-1)),
      el("span", { class: "at" }, `${shown.indexOf(i) + 1} of ${shown.length}`),
      button("Next", "j", null, () => step(1))));
}

// What was decided, and why.
function outcome(i) {
  if (!decided(i)) return [];
  const { decision, reason, note, scope } = decisions[i];
  const why = REASONS.find(([name]) => name === reason)?.[1] || reason;
  const words = [decision, why].filter(Boolean).join(": ") + (scope === "everywhere" ? " (in every pair)" : "");
  return [el("p", { class: "decision" }, ...visible(words)), note ? el("p", { class: "written" }, ...visible(note)) : null].filter(Boolean);
}

function about(finding) {
  const check = data.checks[finding.check] || {};
  const entry = (name, text) => (text ? [el("dt", {}, name), el("dd", {}, ...visible(text))] : []);
  return el("dl", { class: "about" },
    ...entry("Looks for", check.summary), ...entry("Why", check.why),
    ...entry("Precision", check.precision), ...entry("Category", finding.category));
}

function confirmError() {
  if (current < 0) return;
  decide([current], () => ({ decision: "confirmed", reason: undefined, scope: "pair" }));
  advance();
}

// Asks why; a key chooses. Everywhere means all findings alike, here and in texts to come: one line of the ledger says so.
function askReason(numbers) {
  if (current < 0) return;
  const dialog = document.getElementById("reasons");
  const everywhere = el("input", { type: "checkbox", id: "everywhere" });
  const finish = (reason) => {
    leave(dialog);
    const dismissed = (n) => ({ decision: "dismissed", reason, scope: everywhere.checked && n === numbers[0] ? "everywhere" : "pair" });
    decide(everywhere.checked ? [...new Set([...numbers, ...alike(numbers[0])])] : numbers, dismissed);
    advance();
  };
  const choice = (key, text, reason) => el("li", {}, el("button", { type: "button", "data-key": key, onclick: () => finish(reason) }, el("kbd", {}, key), text));
  dialog.replaceChildren(
    el("h2", { id: "reasons-title" }, numbers.length > 1 ? `Why are these ${numbers.length} no errors?` : "Why is this no error?"),
    el("ul", {}, ...REASONS.map(([reason, text], n) => choice(String(n + 1), text, reason)), choice("d", "No reason", undefined)),
    el("p", {}, el("label", {}, everywhere, " these words in every pair, also in texts to come (e)")));
  dialog.showModal();
}

function editNote() {
  if (current < 0) return;
  const i = current;
  const area = el("textarea", { "aria-label": "Note, or the text as it should be", lang: pairOf(findings[i]).target.language });
  area.value = decisions[i].note || "";
  const save = () => {
    const note = area.value.trim() || undefined;
    decide([i], () => ({ note, decision: note && !decided(i) ? "confirmed" : decisions[i].decision }));
    document.getElementById("card").focus();
  };
  const box = el("div", { class: "notebox" }, area,
    el("div", { class: "actions" },
      el("button", { type: "button", onclick: save }, "Save", el("kbd", {}, "Ctrl ↵")),
      el("button", { type: "button", onclick: () => drawCard() }, "Cancel", el("kbd", {}, "Esc"))),
    el("p", { class: "kicker" }, "A note on an open finding confirms it as an error."));
  area.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); save(); }
    if (event.key === "Escape") { drawCard(); document.getElementById("card").focus(); }
  });
  document.querySelector("#card .actions").after(box);
  area.focus();
}
