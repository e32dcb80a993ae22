// Views, keys, printing; and the start.

const HELP = [
  ["j  k", "next, previous finding"], ["c", "confirm as an error"], ["d", "dismiss; then 1–5 for a reason"],
  ["1 – 5", "dismiss with that reason"], ["D", "dismiss all with the same check and quotes"],
  ["d e", "dismiss these words in every pair"], ["u", "undo"],
  ["n", "note, or the text as it should be"], ["/", "search"], ["r  t  s", "review, texts, summary"], ["?", "this help"],
];

function show(view) {
  for (const name of ["review", "texts", "summary"]) document.getElementById(name).hidden = name !== view;
  for (const button of document.querySelectorAll("nav button")) button.setAttribute("aria-pressed", String(button.dataset.view === view));
  if (view === "texts") drawTexts();
  if (view === "summary") drawSummary();
}

function help() {
  const dialog = document.getElementById("keys");
  const close = el("button", { type: "button", onclick: () => leave(dialog) }, "Close");
  dialog.replaceChildren(el("h2", { id: "keys-title" }, "Keys"),
    el("dl", {}, ...HELP.flatMap(([key, text]) => [el("dt", {}, el("kbd", {}, key)), el("dd", {}, text)])),
    el("p", {}, data.server ? "Decisions are written to the ledger at once." : "Decisions stay in this browser. Export them and append them to fauxami.baseline.jsonl."),
    el("p", {}, el("label", {}, el("input", { type: "checkbox", checked: singleKeys, onchange: (event) => useSingleKeys(event.target.checked) }), " Single keys act (turn this off if you dictate)")),
    close);
  dialog.showModal();
}

// Keys without Ctrl or Alt can be turned off: dictated words would press them (WCAG 2.1, 2.1.4).
let singleKeys = stored("fauxami-keys") !== "off";
function useSingleKeys(on) {
  singleKeys = on;
  store("fauxami-keys", on ? "on" : "off");
}

// Choices about the page last as long as the page where the browser keeps nothing.
function stored(name) {
  try { return localStorage.getItem(name); } catch { return null; }
}
function store(name, value) {
  try { localStorage.setItem(name, value); } catch { /* see above */ }
}

// Where the window is narrow, the list of findings folds away.
function fold(folded) {
  document.body.classList.toggle("unfolded", !folded);
  document.getElementById("list").setAttribute("aria-expanded", String(!folded));
}

// Closes a dialog. What had the focus in it gives it up at once: the next key is for the page.
function leave(dialog) {
  dialog.close();
  if (dialog.contains(document.activeElement)) document.activeElement.blur();
}

function toggleTheme() {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  store("fauxami-theme", root.dataset.theme);
}

function dismissWith(number) {
  if (current < 0) return;
  decide([current], () => ({ decision: "dismissed", reason: REASONS[number - 1][0], scope: "pair" }));
  advance();
}

const KEYS = {
  j: () => step(1), k: () => step(-1), ArrowDown: () => step(1), ArrowUp: () => step(-1),
  c: confirmError, d: () => askReason([current]), D: () => askReason(alike(current)), u: undo, n: editNote,
  "/": () => document.getElementById("search").focus(), "?": help,
  r: () => show("review"), t: () => show("texts"), s: () => show("summary"),
};
for (let n = 1; n <= REASONS.length; n++) KEYS[n] = () => dismissWith(n);

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const dialog = document.querySelector("dialog[open]");
  if (dialog && event.key === "Escape") { // at once: the browser would do it after the next key
    event.preventDefault();
    return leave(dialog);
  }
  if (dialog) return dialog.id === "reasons" ? reasonKey(event, dialog) : undefined;
  if (event.target.closest("input, textarea, select")) {
    if (event.key === "Escape") {
      event.preventDefault(); // a search field would empty itself and not say so
      event.target.blur();
    }
    return;
  }
  const list = event.target.closest("#queue, body > main, body");
  const action = singleKeys || event.key === "?" ? KEYS[event.key] : undefined;
  if (!action || !list || ((event.key === "ArrowDown" || event.key === "ArrowUp") && !event.target.closest("#queue"))) return;
  event.preventDefault();
  action();
}

function reasonKey(event, dialog) {
  if (event.key === "e") {
    const box = dialog.querySelector("#everywhere");
    box.checked = !box.checked;
    return event.preventDefault();
  }
  const button = dialog.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!button) return;
  event.preventDefault();
  button.click();
}

// On paper: every finding of the list, one after the other.
window.addEventListener("beforeprint", () => {
  document.getElementById("print").replaceChildren(...shown.map((i) => el("article", {}, ...cardBody(findings[i]), ...outcome(i))));
});
window.addEventListener("afterprint", () => document.getElementById("print").replaceChildren());

function start() {
  const theme = stored("fauxami-theme");
  if (theme) document.documentElement.dataset.theme = theme;
  const pair = data.pairs[0];
  if (pair) {
    document.getElementById("languages").textContent = `${languageName(pair.source.language)} → ${languageName(pair.target.language)}`;
  }
  restore();
  buildFilters();
  applyFilters();
  for (const button of document.querySelectorAll("nav button")) button.addEventListener("click", () => show(button.dataset.view));
  document.getElementById("list").addEventListener("click", () => fold(document.body.classList.contains("unfolded")));
  document.getElementById("undo").addEventListener("click", undo);
  document.getElementById("export").addEventListener("click", exportLedger);
  document.getElementById("theme").addEventListener("click", toggleTheme);
  document.getElementById("help").addEventListener("click", help);
  document.addEventListener("keydown", onKey);
  document.documentElement.dataset.ready = "yes";
}

start();
