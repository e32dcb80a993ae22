#!/usr/bin/env python3
"""Opens every report with a program that others use for its format.

usage: clients.py FAUXAMI SOURCE TARGET [SARIF-SCHEMA]
Needs openpyxl, translate-toolkit and jsonschema from PyPI.
"""
import csv, io, json, pathlib, subprocess, sys, tempfile
import xml.etree.ElementTree as xml

import jsonschema
import openpyxl
from translate.storage import tmx

FORMATS = ("json", "jsonl", "csv", "sarif", "junit", "tmx", "xlsx")


def main():
    fauxami, source, target = sys.argv[1:4]
    docs = pathlib.Path(__file__).parents[2] / "docs"
    with tempfile.TemporaryDirectory() as folder:
        paths = {f: pathlib.Path(folder, f"report.{f}") for f in FORMATS}
        reports = [x for f, path in paths.items() for x in ("--report", f"{f}={path}")]
        run = subprocess.run([fauxami, "check", source, target, "--no-reports", "--exit-zero", *reports], capture_output=True)
        assert run.returncode == 0, run.stderr.decode()

        report = json.loads(paths["json"].read_text())
        jsonschema.validate(report, json.loads((docs / "report.schema.json").read_text()))
        findings = report["findings"]
        assert findings, "give a pair with findings"
        for side in ("source", "target"):
            for finding in filter(None, (f[side] for f in findings)):
                joined = " ".join(report[side]["segments"][n] for n in finding["segments"])
                assert finding["text"] == joined and all(b <= len(joined) for _, b in finding["spans"])

        assert len(paths["jsonl"].read_text().splitlines()) == len(findings)
        rows = list(csv.DictReader(io.StringIO(paths["csv"].read_text(), newline="")))
        assert [r["fingerprint"] for r in rows] == [f["id"] for f in findings]

        sheet = openpyxl.load_workbook(paths["xlsx"]).active
        assert sheet.max_row == len(findings) + 1 and sheet.auto_filter.ref

        with open(paths["tmx"], "rb") as file:
            units = tmx.tmxfile(file, "en", "fr").units
        assert len(units) == len(report["beads"])

        suites = xml.parse(paths["junit"]).getroot()
        assert int(suites[0].get("failures")) == len(suites.findall(".//failure"))

        sarif = json.loads(paths["sarif"].read_text())
        rules = [rule["id"] for rule in sarif["runs"][0]["tool"]["driver"]["rules"]]
        results = sarif["runs"][0]["results"]
        assert len(results) == len(findings)
        assert all(rules[r["ruleIndex"]] == r["ruleId"] for r in results)
        if len(sys.argv) > 4:
            jsonschema.validate(sarif, json.load(open(sys.argv[4])))
    print(f"ok: {', '.join(FORMATS)}, {len(findings)} findings")


if __name__ == "__main__":
    main()
