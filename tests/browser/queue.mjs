// One queue over all pairs of a batch.

import assert from "node:assert/strict";
import { done, exported, keys, lines, open, report, rows, run, shoot, write } from "./kit.mjs";

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
