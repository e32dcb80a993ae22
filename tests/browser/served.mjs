// The page served by `fauxami review`.

import assert from "node:assert/strict";
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { LANGUAGES, check, done, folder, keys, lines, open, problems, ready, rows, serve, tsv, write } from "./kit.mjs";

const ledger = (name) => lines(fs.readFileSync(path.join(folder, name), "utf8"));
function prepare(name, count) {
  write(`${name}.tsv`, tsv(rows(count)));
  check(`${name}.tsv`, ...LANGUAGES);
  return `reports/${name}.html`;
}

export async function servesAndAppends(browser) {
  const { server, address } = await serve(prepare("few", 4), "--baseline", "decisions.jsonl");
  try {
    const { page, context } = await open(browser, address);
    const { page: tab } = await open(browser, address, { context });
    await keys(page, "c");
    await tab.waitForFunction(() => document.getElementById("queue").textContent.includes("error"));
    assert.equal(await done(tab), "1 of 4 done", "the other tab counts it");
    await keys(tab, "j", "3");
    await page.waitForFunction(() => document.getElementById("queue").textContent.includes("dismissed"));
    assert.deepEqual(ledger("decisions.jsonl").map((line) => line.decision), ["confirmed", "dismissed"], "both tabs append at once");
    // Another browser knows nothing of these tabs: it reads the ledger.
    const other = await open(browser, address);
    assert.equal(await done(other.page), "2 of 4 done", "the served page shows the ledger");
    await keys(other.page, "D", "1");
    await other.page.waitForFunction(() => document.getElementById("done").textContent === "4 of 4 done");
    await page.reload();
    await ready(page);
    assert.equal(await done(page), "4 of 4 done");
    // Each has its own last word: the ledger holds all lines, the last on a finding counts.
    assert.equal(ledger("decisions.jsonl").length, 6);
    await other.context.close();
    await context.close();
  } finally {
    server.kill();
  }
  const again = await serve("reports/few.html", "--baseline", "decisions.jsonl");
  try {
    assert.notEqual(again.address, address, "another port and token");
    const { page, context } = await open(browser, again.address);
    assert.equal(await done(page), "4 of 4 done", "a server started anew goes on where the last ended");
    await context.close();
  } finally {
    again.server.kill();
  }
}

// A folder: the queue that a batch wrote, or all reports in it as one queue.
export async function servesFolders(browser) {
  const pairs = ["north", "south"];
  for (const name of pairs) {
    write(`folders/${name}.tsv`, tsv(rows(3)));
    check(`folders/${name}.tsv`, ...LANGUAGES, "--no-reports", "--report", `html=folders/out/${name}.html`);
  }
  const { server, address } = await serve("folders/out", "--baseline", "folders.jsonl");
  try {
    const { page, context } = await open(browser, address);
    assert.equal(await page.textContent("h1"), "2 pairs");
    await keys(page, "j", "j", "j", "c", "D", "1");
    await page.waitForFunction(() => document.getElementById("done").textContent === "6 of 6 done");
    await keys(page, "u", "u");
    await page.waitForFunction(() => document.getElementById("done").textContent === "0 of 6 done");
    await keys(page, "c");
    await page.waitForSelector('html[data-unsent="0"]', { state: "attached" }); // or the page asks before it goes
    await page.reload();
    await ready(page);
    assert.equal(await done(page), "1 of 6 done", "what was undone is undone in the ledger too");
    const last = new Map(ledger("folders.jsonl").map((line) => [`${line.pair} ${line.fingerprint}`, line.decision]));
    assert.deepEqual([...last.values()].filter((decision) => decision !== "open"), ["confirmed"]);
    assert.deepEqual([...new Set(ledger("folders.jsonl").map((line) => line.pair))].sort(), pairs);
    await context.close();
  } finally {
    server.kill();
  }
}

// A request with any headers, which fetch would not allow.
const ask = (address, method, headers, body) => new Promise((resolve, reject) => {
  const request = http.request(address, { method, headers }, (answer) => { answer.resume(); resolve(answer.statusCode); });
  request.on("error", reject);
  request.end(body);
});

export async function refusesStrangers() {
  const { server, address } = await serve(prepare("strange", 2), "--baseline", "strange.jsonl");
  try {
    const { origin, pathname, host } = new URL(address);
    assert.match(host, /^127\.0\.0\.1:\d+$/);
    const token = pathname.split("/")[1];
    const decide = new URL("decide", address);
    const own = { Origin: origin, "X-Fauxami-Token": token };
    const page = await (await fetch(address)).text();
    const finding = JSON.parse(page.match(/id="data">(.*?)<\/script>/s)[1]).findings[0];
    const body = JSON.stringify({ pair: "strange", check: finding.check, fingerprint: finding.id, decision: "dismissed" });
    assert.equal(await ask(decide, "POST", { ...own, Origin: "http://evil.example" }, body), 403, "another origin");
    assert.equal(await ask(decide, "POST", { "X-Fauxami-Token": token }, body), 403, "no origin");
    assert.equal(await ask(decide, "POST", { Origin: origin }, body), 403, "no token");
    assert.equal(await ask(decide, "POST", { ...own, Host: "evil.example" }, body), 403, "another host name");
    assert.equal(await ask(address, "GET", { Host: "evil.example" }), 403);
    assert.equal(await ask(new URL("/", address), "GET", {}), 404, "without the token there is nothing");
    assert.equal(await ask(decide, "POST", own, "{"), 400);
    assert.equal(await ask(decide, "POST", own, body.replace(finding.id, "0-0")), 404, "only on findings of the report");
    assert.equal(await ask(decide, "POST", own, body.replace("dismissed", "ignored")), 400, "only the configuration ignores");
    assert.ok(!fs.existsSync(path.join(folder, "strange.jsonl")), "nothing was written");
    assert.equal(await ask(decide, "POST", own, body), 200);
    assert.equal(ledger("strange.jsonl").length, 1);
  } finally {
    server.kill();
  }
}

export async function tellsWhenTheServerIsGone(browser) {
  const { server, address } = await serve(prepare("gone", 3), "--baseline", "gone.jsonl");
  const { page, context } = await open(browser, address);
  const ended = new Promise((resolve) => server.once("exit", resolve));
  server.kill();
  await ended;
  await keys(page, "c");
  await page.waitForSelector("#trouble:visible");
  assert.match(await page.textContent("#trouble"), /1 decision is not written/);
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("#trouble button:last-child")]);
  assert.equal(lines(fs.readFileSync(await download.path(), "utf8")).length, 1, "what was decided can be saved");
  problems.length = 0; // the failed request stands in the console, as it should
  await context.close();
}
