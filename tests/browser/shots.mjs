// Pictures to be looked at; docs/review.png is one of them.

import { execFileSync } from "node:child_process";
import path from "node:path";
import { check, folder, keys, open, report, shoot, shots } from "./kit.mjs";

export async function looksRight(browser) {
  if (!shots) return;
  execFileSync("cp", ["-r", path.resolve("corpora"), folder]);
  check("corpora/kunshan/en.txt", "corpora/kunshan/fr.txt");
  const { page, context } = await open(browser, report("reports/kunshan.html"));
  await keys(page, "j");
  await shoot(page, "review");
  await keys(page, "t");
  await shoot(page, "texts-light");
  await keys(page, "s");
  await shoot(page, "summary-light");
  await page.click("#theme");
  await shoot(page, "summary-dark");
  await keys(page, "t");
  await shoot(page, "texts-dark");
  await keys(page, "r");
  await shoot(page, "review-dark");
  await keys(page, "?");
  await shoot(page, "help-dark");
  await keys(page, "Escape", "n");
  await page.setViewportSize({ width: 420, height: 900 });
  await shoot(page, "narrow");
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await shoot(page, "print");
  await context.close();
}
