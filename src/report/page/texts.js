// The two texts side by side, and the map of what answers what.

let drawnPair = -1;

function drawTexts() {
  const number = findings[current]?.pair ?? (Number(filters.pair) || 0);
  const section = document.getElementById("texts");
  if (number !== drawnPair && data.pairs[number]) {
    drawnPair = number;
    const pair = data.pairs[number];
    section.replaceChildren(...(pair.rows ? [] : [coverageMap(pair, number), legend()]), beadTable(pair, number));
  }
  followInTexts(true);
}

function followInTexts(force = false) {
  const section = document.getElementById("texts");
  if (section.hidden && !force) return;
  const finding = findings[current];
  if (finding && finding.pair !== drawnPair) return drawTexts();
  section.querySelector(".current")?.classList.remove("current");
  const row = finding && section.querySelector(`[data-bead="${finding.bead}"]`);
  row?.classList.add("current");
  row?.scrollIntoView({ block: "center" });
}

// Marks of one side by segment: the findings' spans, cut at segment ends.
function marksBySegment(pair, number, side) {
  const marks = new Map();
  findings.forEach((finding, i) => {
    const evidence = finding[side];
    if (finding.pair !== number || !evidence) return;
    let offset = 0;
    for (let n = evidence.segments[0]; n < evidence.segments[1]; n++) {
      const length = pair[side].segments[n].length;
      const whole = !finding[side === "source" ? "target" : "source"] && !evidence.spans.length;
      for (const [start, end] of whole ? [[0, Infinity]] : evidence.spans) {
        const [from, to] = [Math.max(start - offset, 0), Math.min(end - offset, length)];
        if (from >= to) continue;
        if (!marks.has(n)) marks.set(n, []);
        marks.get(n).push({ start: from, end: to, severity: finding.severity, finding: i });
      }
      offset += length + 1;
    }
  });
  for (const list of marks.values()) list.sort((a, b) => a.start - b.start);
  return marks;
}

function beadTable(pair, number) {
  const table = el("div", { class: "beads", onclick: (event) => {
    const mark = event.target.closest("mark");
    if (mark) select(Number(mark.dataset.finding), true);
  } });
  const sides = ["source", "target"].map((side) => ({ side, document: pair[side], marks: marksBySegment(pair, number, side), furniture: 0 }));
  const cell = ({ document: document_, marks }, from, to) => el("div", {},
    ...document_.segments.slice(from, to).map((text, n) => el("p", { lang: document_.language, dir: "auto" }, ...marked(text, marks.get(from + n) || []))));
  pair.beads.forEach(([s0, s1, t0, t1], n) => {
    table.append(...furnitureBefore(sides, [s0, t0]));
    const missing = s0 === s1 || t0 === t1;
    table.append(el("div", { class: missing ? "bead missing" : "bead", "data-bead": n },
      el("span", { class: "number" }, String(n + 1)), cell(sides[0], s0, s1), cell(sides[1], t0, t1)));
  });
  table.append(...furnitureBefore(sides, [Infinity, Infinity]));
  return table;
}

// The pieces set aside that stand before these segments.
function furnitureBefore(sides, before) {
  return sides.flatMap((side, column) => {
    const rows = [];
    for (; side.document.furniture[side.furniture]?.[0] <= before[column]; side.furniture++) {
      const text = el("p", { lang: side.document.language, dir: "auto" }, ...visible(side.document.furniture[side.furniture][1]));
      const cells = [el("div", {}), el("div", {})];
      cells[column].append(text);
      rows.push(el("div", { class: "bead furniture" }, el("span", { class: "number" }, "aside"), ...cells));
    }
    return rows;
  });
}

// Where each segment of a side begins and ends on a line of the given width, by its length; furniture included.
function extents(document_, width) {
  const pieces = document_.segments.map((text, n) => ({ at: n, length: text.length + 1 }));
  for (const [before, text] of [...document_.furniture].reverse()) pieces.splice(before, 0, { at: -1, length: text.length + 1 });
  const total = pieces.reduce((sum, piece) => sum + piece.length, 0) || 1;
  const segments = [], furniture = [];
  let x = 0;
  for (const piece of pieces) {
    const end = x + (piece.length / total) * width;
    if (piece.at >= 0) segments[piece.at] = [x, end]; else furniture.push([x, end]);
    x = end;
  }
  return { segments, furniture };
}

// Source above, target below, a ribbon from what is said to what answers it.
function coverageMap(pair, number) {
  const WIDTH = 1000, BAR = 14, HEIGHT = 112;
  const top = 12, bottom = HEIGHT - BAR - 12;
  const map = svg("svg", { class: "map", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", role: "img" });
  map.append(svg("title", {}, `Coverage: ${percent(pair.summary.aligned_source)} of the source and ${percent(pair.summary.aligned_target)} of the target are paired`));
  const places = { source: extents(pair.source, WIDTH), target: extents(pair.target, WIDTH) };
  const rect = (name, [from, to], y, height = BAR) => svg("rect", { class: name, x: from, width: Math.max(to - from, 0.6), y, height });
  const run = (side, from, to) => (from < to ? [places[side].segments[from][0], places[side].segments[to - 1][1]] : null);
  for (const [side, y] of [["source", top], ["target", bottom]]) places[side].furniture.forEach((place) => map.append(rect("furniture", place, y)));
  pair.beads.forEach(([s0, s1, t0, t1], n) => {
    const source = run("source", s0, s1), target = run("target", t0, t1);
    const missing = pair.moved.includes(n) ? "moved" : "missing";
    if (source) map.append(rect(target ? "paired" : missing, source, top));
    if (target) map.append(rect(source ? "paired" : missing, target, bottom));
    if (source && target) map.append(svg("polygon", { class: "ribbon", points: `${source[0]},${top + BAR} ${source[1]},${top + BAR} ${target[1]},${bottom} ${target[0]},${bottom}` }));
  });
  findings.forEach((finding, i) => {
    if (finding.pair !== number) return;
    for (const [side, y] of [["source", 2], ["target", HEIGHT - 10]]) {
      const evidence = finding[side];
      const place = evidence && run(side, ...evidence.segments);
      if (!place) continue;
      const hit = rect(`hit ${finding.severity}`, [(place[0] + place[1]) / 2 - 2, (place[0] + place[1]) / 2 + 2], y, 8);
      hit.addEventListener("click", () => select(i));
      map.append(hit);
    }
  });
  return map;
}

function legend() {
  const entry = (name, text) => el("span", { class: `l-${name}` }, text);
  return el("p", { class: "legend" }, entry("paired", "paired"), entry("missing", "no counterpart"), entry("moved", "moved"), entry("furniture", "set aside as page furniture"));
}
