// Documents that would like to be markup, script, a formula, or to turn the page round.

import assert from "node:assert/strict";
import { LANGUAGES, check, keys, open, report, run, write } from "./kit.mjs";

const HOSTILE = `</script><script>window.broken = 1</script> <img src=x onerror="window.broken = 2"> "quotes" 'single' & {{ title }} \u202Eturned\u202C \u0001\u001B[31m`;
const around = (text) => `${HOSTILE} 1\n\n${text}\n\n${HOSTILE} 2\n`;

export async function showsHostileTextAsText(browser) {
  write("hostile-en.txt", around("The town has opened the first bridge of the region."));
  write("hostile-fr.txt", around("La ville a ouvert le plus important pont de la région."));
  check("hostile-en.txt", "hostile-fr.txt", ...LANGUAGES);
  // The same in the queue of a batch, with a name that is markup.
  write(`hostile/<b>'"&.en.txt`, around("The town has opened the first bridge of the region."));
  write(`hostile/<b>'"&.fr.txt`, around("La ville a ouvert le plus important pont de la région."));
  run("batch", "hostile", "-o", "hostile-out");
  for (const file of ["reports/hostile.html", "hostile-out/review.html"]) {
    const { page, context } = await open(browser, report(file));
    const shown = await page.textContent("#card");
    assert.ok(shown.includes("</script><script>window.broken = 1</script>"), `${file}: markup is shown as text`);
    assert.ok(shown.includes("202E") && shown.includes("001B"), "invisible characters are shown by their codes");
    for (const view of ["t", "s", "r"]) await keys(page, view);
    assert.equal(await page.evaluate(() => window.broken), undefined, "nothing of a document runs");
    assert.equal(await page.evaluate(() => document.querySelectorAll("img, b:not(.tile b)").length), 0);
    await context.close();
  }
}
