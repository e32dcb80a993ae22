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

// A decision: {decision, reason, note, scope}. Reports carry those already in the ledger; this browser may hold newer ones.
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
      if (i !== undefined) decisions[i] = JSON.parse(localStorage.getItem(localStorage.key(n)));
    }
  } catch { storageFails(); }
}

function storageFails() {
  announce("This browser keeps nothing for this page: export your decisions before you close it.");
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

// Decisions go to the server one after the other, each until it is written.
let sending = Promise.resolve();
function send(i) {
  const body = JSON.stringify(ledgerLine(i));
  sending = sending.then(() => fetch("decide", { method: "POST", headers: { "X-Fauxami-Token": data.server }, body }))
    .then((answer) => { if (!answer.ok) throw new Error(String(answer.status)); tabs?.postMessage(body); })
    .catch(() => announce("The server did not take the last decision. Is it still running? Export your decisions to be safe."));
}

// Several tabs on the same queue show the same decisions.
const tabs = data.server && "BroadcastChannel" in window ? new BroadcastChannel("fauxami") : null;
function take(key, decision) {
  const i = byKey.get(key);
  if (i === undefined || !decision) return;
  decisions[i] = decision;
  refresh(i);
}
tabs?.addEventListener("message", (event) => {
  const line = JSON.parse(event.data);
  take(["fauxami", line.pair, line.check, line.fingerprint].join(" "), line);
});
window.addEventListener("storage", (event) => {
  if (event.key && event.newValue) take(event.key, JSON.parse(event.newValue));
});

const history = [];

// Takes decisions on some findings at once; one undo takes them all back.
function decide(numbers, change) {
  history.push(numbers.map((i) => [i, decisions[i]]));
  for (const i of numbers) {
    decisions[i] = { ...decisions[i], ...change };
    keep(i);
    refresh(i);
  }
  progress();
}

function undo() {
  const last = history.pop();
  if (!last) return announce("There is nothing to undo.");
  for (const [i, before] of last) {
    decisions[i] = before;
    keep(i);
    refresh(i);
  }
  progress();
  select(last[0][0]);
  announce("Undone.");
}

// Everything decided, in the ledger's form: to be appended to fauxami.baseline.jsonl.
function exportLedger() {
  const lines = findings
    .map((finding, i) => [finding, i])
    .filter(([finding, i]) => decisions[i].decision !== "ignored" && (decided(i) || finding.status !== "open"))
    .map(([, i]) => ledgerLine(i));
  const order = (line) => [line.pair, line.check, line.fingerprint].join("\u0000");
  lines.sort((a, b) => (order(a) < order(b) ? -1 : 1));
  const text = lines.map((line) => JSON.stringify(line) + "\n").join("");
  const link = el("a", { href: URL.createObjectURL(new Blob([text], { type: "application/jsonl" })), download: "fauxami.baseline.jsonl" });
  link.click();
  URL.revokeObjectURL(link.href);
  announce(`${lines.length} decisions exported.`);
}
