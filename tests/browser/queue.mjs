// One queue over all pairs of a batch.

import assert from "node:assert/strict";
import { done, exported, keys, lines, open, report, rows, run, shoot, write } from "./kit.mjs";

// A paragraph that stands elsewhere in the translation is shown as moved, in the map and beside its text.
export async function movedSegmentsAreShown(browser) {
  const paragraphs = [
    ["The harbour reopened on Monday after three months of repairs.", "Le port a rouvert lundi après trois mois de réparations."],
    ["Ferries sail from six in the morning and carry three hundred people.", "Les ferrys partent dès six heures du matin et transportent trois cents personnes."],
    ["The council thanked the workers who rebuilt the north quay in winter.", "Le conseil a remercié les ouvriers qui ont reconstruit le quai nord en hiver."],
    ["Two sheds were lost in the storm and will not be replaced this year.", "Deux hangars ont été perdus dans la tempête et ne seront pas remplacés cette année."],
    ["Visitors can buy tickets at the new office beside the lighthouse.", "Les visiteurs peuvent acheter des billets au nouveau bureau près du phare."],
    ["The museum of the sea is closed until the first week of June.", "Le musée de la mer est fermé jusqu'à la première semaine de juin."],
  ];
  const [first, ...rest] = paragraphs;
  write("moved/en.txt", paragraphs.map(([en]) => en).join("\n\n"));
  write("moved/fr.txt", [...rest, first].map(([, fr]) => fr).join("\n\n"));
  run("check", "moved/en.txt", "moved/fr.txt", "--no-reports", "--report", "html=moved/page.html");
  const { page, context } = await open(browser, report("moved/page.html"));
  await keys(page, "t");
  assert.deepEqual(await page.locator(".elsewhere").allTextContents(), ["moved: row 7", "moved: row 1"]);
  assert.equal(await page.locator(".overview .ribbon.moved").count(), 1);
  await page.click(".elsewhere");
  assert.match(await page.textContent(".bead.current"), /Le port a rouvert/);
  await context.close();
}

export async function oneQueueOverAllPairs(browser) {
  const pairs = ["alpha", "beta", "gamma"];
  pairs.forEach((name, n) => {
    const own = rows(12).slice(4 * n, 4 * n + 3 - n);
    write(`archive/${name}.en.txt`, own.map(([en]) => en + "\n\n").join("") + `The mayor of ${name} thanked the workers.\n`);
    write(`archive/${name}.fr.txt`, own.map(([, fr]) => fr + "\n\n").join("") + `Le maire de ${name} a remercié les ouvriers.\n`);
  });
  assert.equal(run("batch", "archive", "-o", "audit").status, 1);
  const { page, context } = await open(browser, report("audit/review.html"));
  assert.equal(await done(page), "0 of 6 done");
  assert.deepEqual(await page.locator("#queue .head").allTextContents(), pairs, "worst first");
  const seen = [];
  for (let n = 0; n < 6; n++) {
    seen.push(await page.textContent("#card .kicker span:last-child"));
    await keys(page, "j");
  }
  assert.deepEqual(seen, ["alpha", "alpha", "alpha", "beta", "beta", "gamma"], "j crosses from pair to pair");
  await keys(page, "t");
  assert.match(await page.textContent("#texts h2"), /gamma/, "the texts follow");
  await keys(page, "k", "k");
  assert.match(await page.textContent("#texts h2"), /beta/, "and back");
  await shoot(page, "queue-texts");
  await keys(page, "s");
  assert.equal(await page.locator("#summary tbody tr").count(), 3);
  await page.click("#summary tbody tr:nth-child(2) button");
  assert.equal(await done(page), "0 of 2 done", "a pair of the table opens as a filter");
  assert.deepEqual(await page.locator("#queue .head:visible").allTextContents(), ["beta"]);
  await page.selectOption("#pair", "");
  await keys(page, "D", "1");
  assert.equal(await done(page), "6 of 6 done");
  const text = await exported(page);
  assert.deepEqual([...new Set(lines(text).map((line) => line.pair))], pairs, "one export");
  write("archive.jsonl", text);
  const second = run("batch", "archive", "-o", "audit", "--baseline", "archive.jsonl");
  assert.equal(second.status, 0, second.stderr);
  await context.close();
}
