// Drives the review page in a real Chromium, by keyboard.
//
// usage: node drive.mjs FAUXAMI [--shots FOLDER]
// Needs playwright-core where Node finds it, and Debian's chromium (or the browser that CHROMIUM names).

import assert from "node:assert/strict";
import { execFileSync, spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";

const { chromium } = createRequire(path.join(process.cwd(), "here"))("playwright-core");
const fauxami = path.resolve(process.argv[2]);
const shots = process.argv[3] === "--shots" ? path.resolve(process.argv[4]) : null;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "fauxami-page-"));
const ROWS = 5000;

const write = (name, text) => fs.writeFileSync(path.join(folder, name), text);
const check = (...args) => spawnSync(fauxami, ["check", ...args], { cwd: folder, encoding: "utf8", maxBuffer: 1 << 28 });
const LANGUAGES = ["--source-language", "en", "--target-language", "fr"];

// Many findings: each row says "first" where its French says "plus important".
function manyRows() {
  const things = [["bridge", "pont"], ["market", "marché"], ["harbour", "port"], ["tunnel", "tunnel"], ["museum", "musée"]];
  const rows = Array.from({ length: ROWS }, (_, n) => {
    const [en, fr] = things[n % things.length];
    const mark = `${"abcdefghij"[n % 10]}${"klmnopqrst"[Math.floor(n / 10) % 10]}`.toUpperCase();
    return `The town of ${mark} has opened the first ${en} of the region.\tLa ville de ${mark} a ouvert le plus important ${fr} de la région.`;
  });
  write("many.tsv", rows.join("\n") + "\n");
}

// A document that would like to be markup, script, a formula, or to turn the page round.
const HOSTILE = `</script><script>window.broken = 1</script> <img src=x onerror="window.broken = 2"> "quotes" 'single' & {{ title }} \u202Eturned\u202C \u0001\u001B[31m`;

const problems = [];
async function open(browser, address) {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, acceptDownloads: true });
  const page = await context.newPage();
  page.on("console", (message) => { if (["error", "warning"].includes(message.type())) problems.push(message.text()); });
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("dialog", (dialog) => { problems.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on("request", (request) => { if (!/^(file|blob|data|http:\/\/127)/.test(request.url())) problems.push(`request: ${request.url()}`); });
  const begun = Date.now();
  await page.goto(address);
  await page.waitForSelector("html[data-ready=yes]", { state: "attached" });
  return { page, context, milliseconds: Date.now() - begun };
}

const report = (name) => `file://${path.join(folder, "reports", name)}`;
const done = (page) => page.textContent("#done");
const keys = async (page, ...all) => { for (const key of all) await page.keyboard.press(key); };
const shoot = async (page, name) => { if (shots) await page.screenshot({ path: path.join(shots, `${name}.png`) }); };

async function reviewsManyByKeyboard(browser) {
  manyRows();
  assert.equal(check("many.tsv", ...LANGUAGES).status, 1, "the findings stop the build");
  const { page, context, milliseconds } = await open(browser, report("many.html"));
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
  await page.waitForSelector("html[data-ready=yes]", { state: "attached" });
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

  const [download] = await Promise.all([page.waitForEvent("download"), page.click("#export")]);
  const exported = fs.readFileSync(await download.path(), "utf8");
  assert.equal(exported.trim().split("\n").length, ROWS);
  write("fauxami.baseline.jsonl", exported);
  const second = check("many.tsv", ...LANGUAGES, "--no-reports");
  assert.equal(second.status, 0, `the exported decisions are a baseline: ${second.stderr} ${second.stdout.slice(-300)}`);
  await context.close();
}

async function showsHostileTextAsText(browser) {
  const around = (text) => `${HOSTILE} 1\n\n${text}\n\n${HOSTILE} 2\n`;
  write("hostile-en.txt", around("The town has opened the first bridge of the region."));
  write("hostile-fr.txt", around("La ville a ouvert le plus important pont de la région."));
  fs.rmSync(path.join(folder, "fauxami.baseline.jsonl"), { force: true });
  check("hostile-en.txt", "hostile-fr.txt", ...LANGUAGES);
  const { page, context } = await open(browser, report("hostile.html"));
  const shown = await page.textContent("#card");
  assert.ok(shown.includes("</script><script>window.broken = 1</script>"), "markup is shown as text");
  assert.ok(shown.includes("202E") && shown.includes("001B"), "invisible characters are shown by their codes");
  for (const view of ["t", "s", "r"]) await keys(page, view);
  assert.equal(await page.evaluate(() => window.broken), undefined, "nothing of a document runs");
  assert.equal(await page.evaluate(() => document.querySelectorAll("img").length), 0);
  await context.close();
}

async function servesAndAppends(browser) {
  write("few.tsv", fs.readFileSync(path.join(folder, "many.tsv"), "utf8").split("\n").slice(0, 4).join("\n") + "\n");
  check("few.tsv", ...LANGUAGES);
  const server = spawn(fauxami, ["review", "reports/few.html", "--baseline", "decisions.jsonl"], { cwd: folder });
  try {
    const address = await new Promise((resolve, reject) => {
      server.stdout.once("data", (data) => resolve(String(data).trim()));
      server.once("exit", (code) => reject(new Error(`review ended with ${code}`)));
    });
    const { page, context } = await open(browser, address);
    const tab = await context.newPage();
    await tab.goto(address);
    await tab.waitForSelector("html[data-ready=yes]", { state: "attached" });
    await keys(page, "c");
    await tab.waitForFunction(() => document.getElementById("queue").textContent.includes("error"));
    await keys(tab, "j", "3");
    const ledger = path.join(folder, "decisions.jsonl");
    await page.waitForFunction(() => document.getElementById("queue").textContent.includes("dismissed"));
    const lines = fs.readFileSync(ledger, "utf8").trim().split("\n").map((line) => JSON.parse(line));
    assert.deepEqual(lines.map((line) => line.decision), ["confirmed", "dismissed"], "both tabs append at once");
    await page.reload();
    await page.waitForSelector("html[data-ready=yes]", { state: "attached" });
    assert.equal(await done(page), "2 of 4 done", "the served page shows the ledger");
    const token = new URL(address).pathname.split("/")[1];
    const body = JSON.stringify(lines[0]);
    const foreign = await fetch(new URL("decide", address), { method: "POST", body, headers: { "X-Fauxami-Token": token, Origin: "http://evil.example" } });
    assert.equal(foreign.status, 403, "another origin is refused");
    const unknown = await fetch(new URL("/", address));
    assert.equal(unknown.status, 404, "without the token there is nothing");
    await context.close();
  } finally {
    server.kill();
  }
}

async function looksRight(browser) {
  if (!shots) return;
  const corpus = path.resolve("corpora/kunshan");
  execFileSync("cp", ["-r", corpus, folder]);
  check("kunshan/en.txt", "kunshan/fr.txt");
  const { page, context } = await open(browser, report("kunshan.html"));
  await keys(page, "j");
  await shoot(page, "review-light");
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

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox"] });
try {
  for (const scenario of [reviewsManyByKeyboard, showsHostileTextAsText, servesAndAppends, looksRight]) {
    await scenario(browser);
    assert.deepEqual(problems, [], `${scenario.name}: the console stays empty`);
    console.log(`ok ${scenario.name}`);
  }
} finally {
  await browser.close();
  fs.rmSync(folder, { recursive: true, force: true });
}
