// Drives the review page in a real Chromium, by keyboard.
//
// usage: node drive.mjs FAUXAMI [--shots FOLDER]
// Needs playwright-core and axe-core where Node finds them, and Debian's chromium (or the browser that CHROMIUM names).

import assert from "node:assert/strict";
import fs from "node:fs";
import { accessibleInEveryView, everythingByTab } from "./access.mjs";
import { keepsDecisionsByPair, reviewsManyByKeyboard, everyKeyDoesWhatHelpSays } from "./decide.mjs";
import { showsHostileTextAsText } from "./hostile.mjs";
import { folder, problems, require } from "./kit.mjs";
import { movedSegmentsAreShown, oneQueueOverAllPairs } from "./queue.mjs";
import { refusesStrangers, servesAndAppends, servesFolders, tellsWhenTheServerIsGone } from "./served.mjs";
import { looksRight } from "./shots.mjs";

const { chromium } = require("playwright-core");
const SCENARIOS = [
  reviewsManyByKeyboard, everyKeyDoesWhatHelpSays, keepsDecisionsByPair, showsHostileTextAsText, oneQueueOverAllPairs,
  movedSegmentsAreShown, servesAndAppends, servesFolders, refusesStrangers, tellsWhenTheServerIsGone,
  everythingByTab, accessibleInEveryView, looksRight,
];

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox"] });
try {
  for (const scenario of SCENARIOS) {
    await scenario(browser);
    assert.deepEqual(problems, [], `${scenario.name}: the console stays empty`);
    console.log(`ok ${scenario.name}`);
  }
} finally {
  await browser.close();
  fs.rmSync(folder, { recursive: true, force: true });
}
