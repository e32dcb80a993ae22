// What every scenario needs: the program, a folder to work in, a page whose console must stay empty.

import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";

export const require = createRequire(path.join(process.cwd(), "here"));
export const fauxami = path.resolve(process.argv[2]);
export const folder = fs.mkdtempSync(path.join(os.tmpdir(), "fauxami-page-"));
export const shots = process.argv[3] === "--shots" ? path.resolve(process.argv[4]) : null;
export const LANGUAGES = ["--source-language", "en", "--target-language", "fr"];

export const write = (name, text) => {
  const file = path.join(folder, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
};
export const run = (...args) => spawnSync(fauxami, args, { cwd: folder, encoding: "utf8", maxBuffer: 1 << 28 });
export const check = (...args) => run("check", ...args);

// Rows that each say "first" where their French says "plus important".
export function rows(count) {
  const things = [["bridge", "pont"], ["market", "marché"], ["harbour", "port"], ["tunnel", "tunnel"], ["museum", "musée"]];
  return Array.from({ length: count }, (_, n) => {
    const [en, fr] = things[n % things.length];
    const mark = `${"abcdefghij"[n % 10]}${"klmnopqrst"[Math.floor(n / 10) % 10]}`.toUpperCase();
    return [`The town of ${mark} has opened the first ${en} of the region.`, `La ville de ${mark} a ouvert le plus important ${fr} de la région.`];
  });
}
export const tsv = (rows) => rows.map((row) => row.join("\t") + "\n").join("");

// What went wrong in any page: nothing may.
export const problems = [];
export async function open(browser, address, options = {}) {
  const context = options.context || await browser.newContext({ viewport: { width: 1400, height: 900 }, acceptDownloads: true, ...options });
  const page = await context.newPage();
  page.on("console", (message) => { if (["error", "warning"].includes(message.type())) problems.push(message.text()); });
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("dialog", (dialog) => { problems.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on("request", (request) => { if (!/^(file|blob|data|http:\/\/127)/.test(request.url())) problems.push(`request: ${request.url()}`); });
  const begun = Date.now();
  await page.goto(address);
  await ready(page);
  return { page, context, milliseconds: Date.now() - begun };
}

export const ready = (page) => page.waitForSelector("html[data-ready=yes]", { state: "attached" });
export const report = (name) => `file://${path.join(folder, name)}`;
export const done = (page) => page.textContent("#done");
export const keys = async (page, ...all) => { for (const key of all) await page.keyboard.press(key); };
export const shoot = async (page, name) => { if (shots) await page.screenshot({ path: path.join(shots, `${name}.png`) }); };

// Presses a button that downloads, and gives the file's text.
export async function exported(page) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("#export")]);
  return fs.readFileSync(await download.path(), "utf8");
}

export const lines = (text) => text.trim().split("\n").filter(Boolean).map((line) => JSON.parse(line));

// Serves a report; gives its address and the running program.
export async function serve(...args) {
  const server = spawn(fauxami, ["review", ...args], { cwd: folder });
  const address = await new Promise((resolve, reject) => {
    server.stdout.once("data", (data) => resolve(String(data).trim()));
    server.once("exit", (code) => reject(new Error(`review ended with ${code}`)));
  });
  return { server, address };
}
