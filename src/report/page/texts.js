// The two texts side by side, and the map of what answers what.

let drawnPair = -1;

function drawTexts() {
  const number = findings[current]?.pair ?? (Number(filters.pair) || 0);
  const section = document.getElementById("texts");
  if (number !== drawnPair && data.pairs[number]) {
    drawnPair = number;
    const pair = data.pairs[number];
    const map = pair.rows ? null : el("div", { class: "overview" }, coverageMap(pair, number), legend(pair));
    section.replaceChildren(...(data.pairs.length > 1 ? [el("h2", {}, pair.name)] : []), ...[map].filter(Boolean), beadTable(pair, number));
  }
  followInTexts(true);
}

function followInTexts(force = false) {
  const section = document.getElementById("texts");
  if (section.hidden && !force) return;
  const finding = findings[current];
  if (finding && finding.pair !== drawnPair) return drawTexts();
  for (const old of section.querySelectorAll(".hit.current")) old.classList.remove("current");
  for (const hit of section.querySelectorAll(`[data-hit="${current}"]`)) hit.classList.add("current");
  if (finding) showRow(finding.bead);
}

function showRow(bead) {
  document.querySelector("#texts .bead.current")?.classList.remove("current");
  const row = document.querySelector(`#texts [data-bead="${bead}"]`);
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
  const cell = ({ document: document_, marks }, from, to, elsewhere) => el("div", {},
    ...document_.segments.slice(from, to).map((text, n) => el("p", { lang: document_.language, dir: "auto" }, ...marked(text, marks.get(from + n) || []))),
    from === to && elsewhere !== undefined ? el("button", { type: "button", class: "elsewhere", onclick: () => showRow(elsewhere) }, `moved: row ${elsewhere + 1}`) : null);
  const moved = new Map(pair.moved.flatMap(([source, target]) => [[source, target], [target, source]]));
  pair.beads.forEach(([s0, s1, t0, t1], n) => {
    table.append(...furnitureBefore(sides, [s0, t0]));
    const answered = s0 < s1 && t0 < t1, elsewhere = moved.get(n);
    table.append(el("div", { class: answered ? "bead" : elsewhere === undefined ? "bead missing" : "bead moved", "data-bead": n },
      el("span", { class: "number" }, String(n + 1)), cell(sides[0], s0, s1, elsewhere), cell(sides[1], t0, t1, elsewhere)));
  });
  table.append(...furnitureBefore(sides, [Infinity, Infinity]));
  return table;
}

// The pieces set aside that stand before these segments, folded away: one row for both sides.
function furnitureBefore(sides, before) {
  const cells = sides.map((side, column) => {
    const pieces = [];
    for (; side.document.furniture[side.furniture]?.[0] <= before[column]; side.furniture++) {
      pieces.push(el("p", { lang: side.document.language, dir: "auto" }, ...visible(side.document.furniture[side.furniture][1])));
    }
    if (!pieces.length) return el("div", {});
    const title = pieces.length > 1 ? `${pieces.length} pieces set aside` : "1 piece set aside";
    return el("div", {}, el("details", {}, el("summary", {}, title), ...pieces));
  });
  return cells.some((cell) => cell.firstChild) ? [el("div", { class: "bead furniture" }, el("span", { class: "number" }), ...cells)] : [];
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
  const ribbon = (name, from, to) => svg("polygon", { class: name, points: `${from[0]},${top + BAR} ${from[1]},${top + BAR} ${to[1]},${bottom} ${to[0]},${bottom}` });
  const elsewhere = new Set(pair.moved.flat());
  pair.beads.forEach(([s0, s1, t0, t1], n) => {
    const source = run("source", s0, s1), target = run("target", t0, t1);
    const missing = elsewhere.has(n) ? "moved" : "missing";
    if (source) map.append(rect(target ? "paired" : missing, source, top));
    if (target) map.append(rect(source ? "paired" : missing, target, bottom));
    if (source && target) map.append(ribbon("ribbon", source, target));
  });
  for (const [from, to] of pair.moved) {
    const [s0, s1] = pair.beads[from], [, , t0, t1] = pair.beads[to];
    const source = run("source", s0, s1), target = run("target", t0, t1);
    if (source && target) map.append(ribbon("ribbon moved", source, target));
  }
  findings.forEach((finding, i) => {
    if (finding.pair !== number) return;
    for (const [side, y] of [["source", 2], ["target", HEIGHT - 10]]) {
      const evidence = finding[side];
      const place = evidence && run(side, ...evidence.segments);
      if (!place) continue;
      const hit = rect(`hit ${finding.severity}`, [(place[0] + place[1]) / 2 - 2, (place[0] + place[1]) / 2 + 2], y, 8);
      hit.setAttribute("data-hit", i);
      hit.addEventListener("click", () => select(i));
      map.append(hit);
    }
  });
  return map;
}

// The colours that this pair's map shows.
function legend(pair) {
  const entry = (name, text, shows) => (shows ? [el("span", { class: `l-${name}` }, text)] : []);
  const alone = pair.beads.filter(([s0, s1, t0, t1]) => s0 === s1 || t0 === t1).length;
  return el("p", { class: "legend" }, ...entry("paired", "paired", true), ...entry("missing", "no counterpart", alone > 2 * pair.moved.length),
    ...entry("moved", "moved", pair.moved.length), ...entry("furniture", "set aside as page furniture", pair.source.furniture.length + pair.target.furniture.length));
}
