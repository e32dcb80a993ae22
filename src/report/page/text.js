// Elements and texts. Every text goes through textContent: nothing in a document can become markup.

function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

function svg(tag, attributes = {}, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

// Control and direction characters, which would act instead of being seen.
const INVISIBLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

// A text as nodes, invisible characters shown by their code.
function visible(text) {
  const nodes = [];
  let from = 0;
  for (const found of text.matchAll(INVISIBLE)) {
    nodes.push(text.slice(from, found.index));
    const code = found[0].codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
    nodes.push(el("span", { class: "control", title: `U+${code}` }, code));
    from = found.index + 1;
  }
  nodes.push(text.slice(from));
  return nodes;
}

// A text with some stretches marked: [{start, end, severity, finding}] in order; overlaps are cut.
function marked(text, marks) {
  const nodes = [];
  let from = 0;
  for (const { start, end, severity, finding } of marks) {
    if (end <= from) continue;
    const begin = Math.max(start, from);
    nodes.push(...visible(text.slice(from, begin)));
    const mark = el("mark", { class: severity, "data-finding": finding }, el("span", { class: "sr" }, "marked: "), ...visible(text.slice(begin, end)));
    nodes.push(mark, el("span", { class: "sr" }, " end of mark "));
    from = end;
  }
  nodes.push(...visible(text.slice(from)));
  return nodes;
}

const MONTHS = {
  en: ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
  fr: ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
};

const percent = (share) => `${Math.round(share * 100)} %`;
const languageName = (code) => ({ en: "English", fr: "French" })[code] || code;

// As people write it: 98.06e9 CNY → 98.06 × 10⁹ CNY, XXXX-05-30 → 30 May, T17:00 → 17:00, 199X → 1990s; a decimal
// comma and French months where the text is French.
function prettyReading(reading, language) {
  const raised = (digits) => [...digits].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit]).join("");
  const month = (number) => (MONTHS[language] || MONTHS.en)[Number(number) - 1];
  const year = (digits) => (digits === "XXXX" ? "" : ` ${digits}`);
  const plain = reading
    .replace(/\b(\d{4}|XXXX)-(0[1-9]|1[0-2])-(\d\d)\b/g, (_, y, m, d) => `${Number(d)} ${month(m)}${year(y)}`)
    .replace(/\b(\d{4}|XXXX)-(0[1-9]|1[0-2])\b/g, (_, y, m) => `${month(m)}${year(y)}`)
    .replace(/\b(\d{3})X\b/g, (_, decade) => (language === "fr" ? `années ${decade}0` : `${decade}0s`))
    .replace(/\bT(\d\d:\d\d)/g, "$1")
    .replace(/(\d)e(\d+)/g, (_, digit, power) => `${digit} × 10${raised(power)}`);
  return language === "fr" ? plain.replace(/(\d)\.(\d)/g, "$1,$2") : plain;
}

// The text of a finding's side, and its marks.
function sideText(finding, side) {
  const evidence = finding[side];
  const document_ = pairOf(finding)[side];
  return document_.segments.slice(evidence.segments[0], evidence.segments[1]).join(" ");
}

function quote(finding, side) {
  const evidence = finding[side];
  if (!evidence) return "";
  const text = sideText(finding, side);
  if (!evidence.spans.length) return finding[side === "source" ? "target" : "source"]?.spans.length ? "" : text;
  return evidence.spans.map(([start, end]) => text.slice(start, end)).join(" … ");
}

// For screen readers: what a glance at the page would tell.
function announce(text) {
  document.getElementById("live").textContent = text;
}

// For everybody, for some seconds, or until the next message.
let fading;
function notify(text, stays = false) {
  const toast = document.getElementById("toast");
  toast.textContent = text;
  toast.classList.add("shown");
  clearTimeout(fading);
  if (!stays) fading = setTimeout(() => toast.classList.remove("shown"), 5000);
}

// For everybody, until it is mended.
function trouble(text) {
  const box = document.getElementById("trouble");
  box.hidden = !text;
  const again = () => { sending = sending.then(flush); };
  box.replaceChildren(text, el("button", { type: "button", onclick: again }, "Try again"), el("button", { type: "button", onclick: exportLedger }, "Export instead"));
}
