// What the page knows: the report's data, the decisions taken on it, and where they are kept.

const data = JSON.parse(document.getElementById("data").textContent);
const findings = data.findings;
const SEVERITIES = ["critical", "major", "minor", "note"];
const REASONS = [
  ["equivalent", "Both say the same"],
  ["misaligned", "These sentences do not belong together"],
  ["misread", "The program misread one side"],
  ["intended", "Different on purpose"],
  ["unimportant", "True, but of no consequence"],
];

const pairOf = (finding) => data.pairs[finding.pair];
const family = (finding) => finding.check.split("-")[0];
const storageKey = (finding) => ["fauxami", pairOf(finding).name, finding.check, finding.id].join(" ");

// A decision: {decision, reason, note, scope, exported}. Reports carry those already in the ledger; this browser may
// hold newer ones.
function reported(finding) {
  return { decision: finding.status, reason: finding.reason, note: finding.note, scope: finding.scope || "pair" };
}

const decisions = findings.map(reported);
const byKey = new Map(findings.map((finding, i) => [storageKey(finding), i]));

function restore() {
  if (data.server) return; // the server's ledger is the truth, and the page was served with it
  try {
    for (let n = 0; n < localStorage.length; n++) {
      const i = byKey.get(localStorage.key(n));
      if (i === undefined) continue;
      const kept = JSON.parse(localStorage.getItem(localStorage.key(n)));
      // What was exported may have been changed in the ledger since: then the ledger is newer.
      if (!kept.exported || findings[i].status === "open") decisions[i] = kept;
    }
  } catch { storageFails(); }
}

function storageFails() {
  notify("This browser keeps nothing for this page: export your decisions before you close it.", true);
}

const decided = (i) => decisions[i].decision !== "open";

// The line of the ledger for a finding as it stands now.
function ledgerLine(i) {
  const finding = findings[i], now = decisions[i];
  const line = { pair: pairOf(finding).name, check: finding.check, fingerprint: finding.id,
    source: finding.anchor.source, target: finding.anchor.target, around: finding.anchor.around, decision: now.decision };
  if (now.reason) line.reason = now.reason;
  if (now.note) line.note = now.note;
  line.scope = now.scope || "pair";
  return line;
}

function keep(i) {
  if (data.server) return send(i);
  try { localStorage.setItem(storageKey(findings[i]), JSON.stringify(decisions[i])); } catch { storageFails(); }
}

// What the server has not written yet: number of the finding, line of the ledger. Nothing leaves this list unwritten.
const unsent = new Map();
let sending = Promise.resolve();
const countUnsent = () => { document.documentElement.dataset.unsent = String(unsent.size); };
function send(i) {
  unsent.set(i, ledgerLine(i));
  countUnsent();
  sending = sending.then(flush);
}

// Sends all that waits, as the lines of one request, so that they are written together.
async function flush() {
  const batch = [...unsent];
  if (!batch.length) return;
  const body = batch.map(([, line]) => JSON.stringify(line) + "\n").join("");
  try {
    const answer = await fetch("decide", { method: "POST", headers: { "X-Fauxami-Token": data.server }, body });
    if (!answer.ok) throw new Error(await answer.text());
  } catch (error) {
    return trouble(`${batch.length} ${batch.length > 1 ? "decisions are" : "decision is"} not written (${error.message}). Is fauxami review still running?`);
  }
  for (const [i, line] of batch) if (unsent.get(i) === line) unsent.delete(i);
  countUnsent();
  trouble("");
  tabs?.postMessage(body);
}
window.addEventListener("beforeunload", (event) => { if (unsent.size) event.preventDefault(); });

// Several tabs on the same queue show the same decisions.
const tabs = data.server && "BroadcastChannel" in window ? new BroadcastChannel("fauxami") : null;
function take(key, decision) {
  const i = byKey.get(key);
  if (i === undefined || !decision) return;
  decisions[i] = decision;
  refresh(i);
  progress();
}
tabs?.addEventListener("message", (event) => {
  for (const line of event.data.trim().split("\n").map((text) => JSON.parse(text))) {
    const { decision, reason, note, scope } = line;
    take(["fauxami", line.pair, line.check, line.fingerprint].join(" "), { decision, reason, note, scope });
  }
});
window.addEventListener("storage", (event) => {
  if (event.key && event.newValue) take(event.key, JSON.parse(event.newValue));
});

const history = [];

// Takes decisions on some findings at once; one undo takes them all back. `change` gives what is new about each.
function decide(numbers, change) {
  history.push(numbers.map((i) => [i, decisions[i]]));
  for (const i of numbers) {
    decisions[i] = { ...decisions[i], ...change(i), exported: undefined };
    keep(i);
    refresh(i);
  }
  progress();
}

function undo() {
  const last = history.pop();
  if (!last) return notify("There is nothing to undo.");
  for (const [i, before] of last) {
    decisions[i] = { ...before, exported: undefined };
    keep(i);
    refresh(i);
  }
  progress();
  select(last[0][0]);
  notify(last.length > 1 ? `${last.length} decisions undone.` : "Undone.");
}

// Everything decided, in the ledger's form: to be appended to fauxami.baseline.jsonl.
function exportLedger() {
  const numbers = [...findings.keys()].filter((i) => decisions[i].decision !== "ignored" && (decided(i) || findings[i].status !== "open"));
  if (!numbers.length) return notify("Nothing is decided yet.");
  const lines = numbers.map(ledgerLine);
  const order = (line) => [line.pair, line.check, line.fingerprint].join("\u0000");
  lines.sort((a, b) => (order(a) < order(b) ? -1 : 1));
  const text = lines.map((line) => JSON.stringify(line) + "\n").join("");
  const link = el("a", { href: URL.createObjectURL(new Blob([text], { type: "application/jsonl" })), download: "fauxami.baseline.jsonl" });
  link.click();
  URL.revokeObjectURL(link.href);
  for (const i of numbers) {
    decisions[i].exported = true;
    if (!data.server) keep(i);
  }
  notify(`${lines.length} ${lines.length > 1 ? "decisions" : "decision"} exported: append the file to fauxami.baseline.jsonl.`);
}
