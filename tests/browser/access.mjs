// Without a mouse, and for screen readers.

import assert from "node:assert/strict";
import fs from "node:fs";
import { LANGUAGES, check, keys, open, report, require, rows, tsv, write } from "./kit.mjs";

// Tab alone reaches every control, and Enter uses it.
export async function everythingByTab(browser) {
  write("tab.tsv", tsv(rows(3)));
  check("tab.tsv", ...LANGUAGES);
  const { page, context } = await open(browser, report("reports/tab.html"));
  const reached = new Set();
  for (let n = 0; n < 60; n++) {
    await keys(page, "Tab");
    reached.add(await page.evaluate(() => {
      const at = document.activeElement;
      return at.id || at.textContent.trim() || at.tagName;
    }));
  }
  for (const name of ["Texts", "Summary", "export", "theme", "help", "search", "status", "family"]) {
    assert.ok(reached.has(name), `${name} is reached: ${[...reached].join(", ")}`);
  }
  for (const name of ["Errorc", "Dismissd", "Noten", "Nextj"]) assert.ok(reached.has(name), `${name} is reached`);
  await page.focus("#queue [aria-current=true]");
  await keys(page, "ArrowDown");
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-current")), "true", "arrows move through the list");
  assert.match(await page.textContent("#live"), /^2 of 3, major, rank-shift/, "a screen reader hears where it is");
  await context.close();
}

// axe-core finds nothing, in every view, light and dark, wide and narrow.
export async function accessibleInEveryView(browser) {
  const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
  write("access/en.txt", "The pool opens on Monday.\n\nThe town has opened the first bridge of the region.\n\nBring a towel and a cap.\n");
  write("access/fr.txt", "La piscine ouvre lundi.\n\nLa ville a ouvert le plus important pont de la région.\n");
  check("access/en.txt", "access/fr.txt", ...LANGUAGES);
  for (const [colorScheme, width] of [["light", 1400], ["dark", 1400], ["light", 420]]) {
    for (const pressed of [[], ["t"], ["s"], ["?"], ["d"], ["n"], ["1"]]) {
      // The page's own policy would refuse axe as it refuses everything else.
      const { page, context } = await open(browser, report("reports/access.html"), { colorScheme, viewport: { width, height: 900 }, bypassCSP: true });
      await keys(page, ...pressed);
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => window.axe.run());
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0].target} ${nodes[0].failureSummary}`);
      assert.deepEqual(found, [], `${colorScheme}, ${width} wide, after ${pressed}`);
      await context.close();
    }
  }
}
