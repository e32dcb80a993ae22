// Counts and small charts.

function drawSummary() {
  const section = document.getElementById("summary");
  const open = findings.map((finding, i) => [finding, i]).filter(([, i]) => !["dismissed", "accepted", "ignored"].includes(decisions[i].decision));
  const total = (key) => data.pairs.reduce((sum, pair) => sum + pair.summary[key], 0);
  const tile = (value, text, severity) =>
    el("div", { class: "tile" }, el("b", {}, String(value)), el("span", {}, severity ? el("span", { class: `dot ${severity}` }) : null, text));
  section.replaceChildren(
    gateBox(),
    el("div", { class: "tiles" },
      ...SEVERITIES.map((severity) => tile(open.filter(([finding]) => finding.severity === severity).length, severity, severity)),
      tile(findings.filter((_, i) => decided(i)).length, "decided"),
      tile(total("words_source").toLocaleString("en"), "words of source"),
      ...(data.pairs.length > 1 ? [tile(data.pairs.length, "pairs")] : [])),
    el("h2", {}, "Findings by family"), familyChart(open.map(([finding]) => finding)),
    el("h2", {}, data.pairs.length > 1 ? "Pairs" : "Coverage"), data.pairs.length > 1 ? pairTable() : coverageChart(data.pairs[0]));
}

function gateBox() {
  const { passed, reasons } = data.gate;
  return el("div", { class: passed ? "gate" : "gate failed" },
    el("p", {}, passed ? "The gate passed when this report was written." : "The gate failed when this report was written:"),
    ...reasons.map((reason) => el("p", {}, ...visible(reason))));
}

function familyChart(list) {
  const counts = new Map();
  for (const finding of list) {
    if (!counts.has(family(finding))) counts.set(family(finding), { all: 0 });
    const row = counts.get(family(finding));
    row.all += 1;
    row[finding.severity] = (row[finding.severity] || 0) + 1;
  }
  const rows = [...counts].sort((a, b) => b[1].all - a[1].all || (a[0] < b[0] ? -1 : 1));
  const LEFT = 130, WIDTH = 700, ROW = 26, most = Math.max(1, ...rows.map(([, row]) => row.all));
  const chart = svg("svg", { class: "chart", viewBox: `0 0 ${WIDTH} ${Math.max(rows.length * ROW, 1)}`, role: "img" });
  chart.append(svg("title", {}, "Findings by family: " + rows.map(([name, row]) => `${name} ${row.all}`).join(", ")));
  rows.forEach(([name, row], n) => {
    let x = LEFT;
    chart.append(svg("text", { x: LEFT - 10, y: n * ROW + 17, "text-anchor": "end" }, name));
    for (const severity of SEVERITIES.filter((severity) => row[severity])) {
      const width = (row[severity] / most) * (WIDTH - LEFT - 60);
      chart.append(svg("rect", { class: severity, x, y: n * ROW + 5, width, height: ROW - 10, rx: 2 }));
      x += width;
    }
    chart.append(svg("text", { class: "count", x: x + 8, y: n * ROW + 17 }, String(row.all)));
  });
  return rows.length ? chart : el("p", {}, "None.");
}

function coverageChart(pair) {
  const WIDTH = 700, LEFT = 130, ROW = 26;
  const chart = svg("svg", { class: "chart", viewBox: `0 0 ${WIDTH} ${2 * ROW}`, role: "img" });
  chart.append(svg("title", {}, `Paired: ${["source", "target"].map((side) => `${languageName(pair[side].language)} ${percent(pair.summary[`aligned_${side}`])}`).join(", ")}`));
  ["source", "target"].forEach((side, n) => {
    const share = pair.summary[`aligned_${side}`], full = WIDTH - LEFT - 60;
    chart.append(svg("text", { x: LEFT - 10, y: n * ROW + 17, "text-anchor": "end" }, `${languageName(pair[side].language)}`),
      svg("rect", { class: "track", x: LEFT, y: n * ROW + 8, width: full, height: ROW - 16, rx: 3 }),
      svg("rect", { class: "fill", x: LEFT, y: n * ROW + 8, width: full * share, height: ROW - 16, rx: 3 }),
      svg("text", { class: "count", x: LEFT + full + 8, y: n * ROW + 17 }, percent(share)));
  });
  const box = el("div", {}, chart);
  if (!pair.rows) box.append(coverageMap(pair, 0), legend(pair));
  return box;
}

function pairTable() {
  const head = ["Pair", "Findings", "Decided", "Source paired", "Target paired", "Words"].map((text, n) => el("th", { class: n ? "n" : "", scope: "col" }, text));
  const rows = data.pairs.map((pair, number) => {
    const own = findings.flatMap((finding, i) => (finding.pair === number ? [i] : []));
    const cells = [own.length, own.filter(decided).length, percent(pair.summary.aligned_source), percent(pair.summary.aligned_target), pair.summary.words_source];
    const open = el("button", { type: "button", onclick: () => openPair(number) }, pair.name);
    return el("tr", {}, el("td", {}, open), ...cells.map((cell) => el("td", { class: "n" }, String(cell))));
  });
  return el("table", {}, el("thead", {}, el("tr", {}, ...head)), el("tbody", {}, ...rows));
}

function openPair(number) {
  document.getElementById("pair").value = String(number);
  filters.pair = String(number);
  applyFilters();
  show("review");
}
