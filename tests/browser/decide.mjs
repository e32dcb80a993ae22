// Deciding on findings in a page opened from a file.

import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { LANGUAGES, check, done, exported, folder, keys, lines, open, ready, report, rows, shoot, tsv, write } from "./kit.mjs";

const ROWS = 5000;

export async function reviewsManyByKeyboard(browser) {
  write("many.tsv", tsv(rows(ROWS)));
  assert.equal(check("many.tsv", ...LANGUAGES).status, 1, "the findings stop the build");
  const { page, context, milliseconds } = await open(browser, report("reports/many.html"));
  console.log(`${ROWS} findings: ready after ${milliseconds} ms`);
  assert.equal(await done(page), `0 of ${ROWS} done`);

  await keys(page, "j", "j", "k");
  assert.equal(await page.locator("#queue [aria-current=true]").count(), 1);
  await keys(page, "d", "2"); // dismissed as misaligned
  await keys(page, "c"); // the next one is an error
  assert.equal(await done(page), `2 of ${ROWS} done`);
  await keys(page, "u");
  assert.equal(await done(page), `1 of ${ROWS} done`, "undo takes one decision back");

  await page.reload();
  await ready(page);
  assert.equal(await done(page), `1 of ${ROWS} done`, "decisions survive a reload");

  await keys(page, "/");
  await page.keyboard.type("harbour");
  await keys(page, "Escape");
  assert.equal(await done(page), `0 of ${ROWS / 5} done`, "the search filters");
  await shoot(page, "many-light");
  await keys(page, "D");
  await shoot(page, "reasons");
  await keys(page, "4");
  assert.equal(await done(page), `${ROWS / 5} of ${ROWS / 5} done`, "all alike are dismissed at once");
  await keys(page, "/", "Control+A", "Delete", "Escape");
  assert.equal(await done(page), `${ROWS} of ${ROWS} done`, "alike in the whole report, not only in the list");
  await page.selectOption("#status", "open");
  assert.equal(await done(page), "0 of 0 done", "filters by status");
  await page.selectOption("#status", "dismissed");
  await page.selectOption("#family", "rank");
  assert.equal(await done(page), `${ROWS} of ${ROWS} done`, "filters by family");

  const text = await exported(page);
  assert.equal(lines(text).length, ROWS);
  write("fauxami.baseline.jsonl", text);
  const second = check("many.tsv", ...LANGUAGES, "--no-reports");
  assert.equal(second.status, 0, `the exported decisions are a baseline: ${second.stderr} ${second.stdout.slice(-300)}`);
  fs.rmSync(path.join(folder, "fauxami.baseline.jsonl"));
  await context.close();
}

export async function everyKeyDoesWhatHelpSays(browser) {
  write("keys.tsv", tsv(rows(8)));
  check("keys.tsv", ...LANGUAGES);
  const { page, context } = await open(browser, report("reports/keys.html"));
  const at = async () => (await page.textContent(".steps .at")).trim();
  const card = () => page.textContent("#card");
  assert.equal(await at(), "1 of 8");
  await keys(page, "j", "j", "k");
  assert.equal(await at(), "2 of 8");
  for (const number of ["1", "2", "3", "4", "5"]) await keys(page, number);
  assert.equal(await done(page), "5 of 8 done", "each number dismisses with its reason");
  await keys(page, "u");
  assert.match(await card(), /town of FK/, "undo goes back to what it undid");

  await keys(page, "n");
  await page.keyboard.type("« premier », not the largest; j, k and c are only letters here");
  await keys(page, "Control+Enter");
  assert.match(await card(), /confirmed/);
  assert.match(await card(), /only letters here/);
  await keys(page, "n", "Escape", "k", "j");
  assert.match(await card(), /only letters here/, "Escape leaves the note as it was");

  for (const [key, view] of [["t", "texts"], ["s", "summary"], ["r", "review"]]) {
    await keys(page, key);
    assert.ok(await page.isVisible(`#${view}`), `${key} shows ${view}`);
  }
  await keys(page, "?");
  const help = await page.textContent("#keys");
  for (const key of ["j", "k", "c", "d", "D", "u", "n", "/", "?"]) assert.ok(help.includes(key));
  await page.click("#keys input"); // single keys off
  await keys(page, "Escape", "c");
  assert.equal(await done(page), "5 of 8 done", "single keys can be turned off");
  await keys(page, "?");
  await page.click("#keys input");
  await keys(page, "Escape");

  // Everywhere: one line of the ledger says so, all alike are done at once, and one undo takes them back.
  while (!(await card()).includes("town of AK")) await keys(page, "k");
  await keys(page, "d", "e", "1");
  assert.equal(await done(page), "8 of 8 done");
  const everywhere = lines(await exported(page)).filter((line) => line.scope === "everywhere");
  assert.deepEqual(everywhere.map((line) => [line.decision, line.reason]), [["dismissed", "equivalent"]]);
  write("everywhere.jsonl", everywhere.map((line) => JSON.stringify(line) + "\n").join(""));
  write("other.tsv", tsv(rows(40).slice(30)));
  assert.equal(check("other.tsv", ...LANGUAGES, "--no-reports", "--baseline", "everywhere.jsonl").status, 0, "also in texts to come");
  await keys(page, "u");
  assert.equal(await done(page), "5 of 8 done");
  await context.close();
}

export async function keepsDecisionsByPair(browser) {
  write("keep.tsv", tsv(rows(4)));
  check("keep.tsv", ...LANGUAGES);
  const { page, context } = await open(browser, report("reports/keep.html"));
  await keys(page, "1", "c");
  const text = await exported(page);
  // Another run into another file, the row before the others gone: the same findings.
  write("next/keep.tsv", tsv(rows(4).slice(1)));
  check("next/keep.tsv", ...LANGUAGES, "--no-reports", "--report", "html=next/page.html");
  const next = await open(browser, report("next/page.html"), { context });
  assert.equal(await done(next.page), "1 of 3 done", "decisions belong to the pair and the finding");
  // A colleague changed what was exported: the ledger is newer than this browser.
  write("changed.jsonl", lines(text).map((line) => JSON.stringify({ ...line, decision: "dismissed", reason: "colleague" }) + "\n").join(""));
  check("next/keep.tsv", ...LANGUAGES, "--no-reports", "--baseline", "changed.jsonl", "--report", "html=next/page.html");
  const last = await open(browser, report("next/page.html"), { context });
  await last.page.click("#queue button");
  assert.match(await last.page.textContent("#card"), /colleague/);
  await context.close();
}
