#!/usr/bin/env python3
"""Opens every report with a program that others use for its format.

usage: clients.py FAUXAMI SARIF-SCHEMA
Needs jsonschema, junitparser, openpyxl and translate-toolkit from PyPI; the schema is that of @microsoft/jest-sarif on npm.
"""
import csv, io, json, os, pathlib, re, subprocess, sys, tempfile

import junitparser
import jsonschema
import openpyxl
from translate.storage import tmx

ROOT = pathlib.Path(__file__).parents[2]
FORMATS = ("json", "jsonl", "csv", "sarif", "junit", "github", "tmx", "xlsx")
# Cells that a spreadsheet would execute, text that would be markup or a workflow command.
HOSTILE = ("=1+1", "@SUM(A1)", "-2", "+3", "<b>&amp;", "::error::50 %", '"quoted", 50 % | `code`')


def check(folder, *arguments, status=1):
    """Runs a check that writes every report; gives their texts or bytes by format."""
    paths = {f: folder / f"report.{f}" for f in FORMATS}
    reports = [x for f, path in paths.items() for x in ("--report", f"{f}={path}")]
    command = [FAUXAMI, "check", *arguments, "--no-reports", *reports]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    assert run.returncode == status, (arguments, run.returncode, run.stderr)
    return {f: path.read_bytes() if f in ("xlsx", "tmx") else path.read_text() for f, path in paths.items()}


def json_follows_its_schema(reports):
    report = json.loads(reports["json"])
    jsonschema.validate(report, json.loads((ROOT / "docs/report.schema.json").read_text()))
    for side in ("source", "target"):
        for finding in filter(None, (f[side] for f in report["findings"])):
            joined = " ".join(report[side]["segments"][n] for n in finding["segments"])
            assert finding["text"] == joined and all(begin < end <= len(joined) for begin, end in finding["spans"])
    assert len(reports["jsonl"].splitlines()) == len(report["findings"])
    return report


def csv_is_harmless(reports, report):
    assert not reports["csv"].startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(reports["csv"], newline=""), strict=True))
    assert [r["fingerprint"] for r in rows] == [f["id"] for f in report["findings"]]
    cells = [cell for row in rows for cell in row.values()]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells), "a spreadsheet would execute this"
    for row, finding in zip(rows, report["findings"]):
        for side in ("source", "target"):
            assert row[side].removeprefix("'") == (finding[side] or {"text": ""})["text"].removeprefix("'")


def xlsx_opens(reports, report):
    sheet = openpyxl.load_workbook(io.BytesIO(reports["xlsx"])).active
    assert sheet.max_row == len(report["findings"]) + 1 and sheet.auto_filter.ref and sheet.freeze_panes == "A2"
    head = [cell.value for cell in sheet[1]]
    for row, finding in zip(sheet.iter_rows(min_row=2), report["findings"]):
        cells = dict(zip(head, row))
        assert all(cell.data_type in "sn" for cell in row), "no formula"
        assert cells["confidence"].value == round(finding["confidence"], 2) and cells["bead"].value == finding["bead"]
        assert cells["severity"].fill.fgColor.rgb != "00000000" and cells["source"].alignment.wrap_text
        assert (cells["source"].value or "") == (finding["source"] or {"text": ""})["text"]


def tmx_opens(reports, report):
    store = tmx.tmxfile(io.BytesIO(reports["tmx"]), report["source"]["language"], report["target"]["language"])
    assert len(store.units) == len(report["beads"])
    notes = sum(unit.getnotes().count(": ") > 0 for unit in store.units)
    assert notes == len({f["bead"] for f in report["findings"]})
    for unit, bead in zip(store.units, report["beads"]):
        if bead["source"] and bead["target"]:
            assert unit.source == " ".join(report["source"]["segments"][n] for n in bead["source"])
            assert unit.target == " ".join(report["target"]["segments"][n] for n in bead["target"])


def junit_opens(reports, report, errors=0):
    suites = list(junitparser.JUnitXml.fromstring(reports["junit"].encode()))
    assert sum(suite.errors for suite in suites) == errors
    failing = {f["check"] for f in report["findings"] if f["gating"] and f["severity"] != "note"} if report else set()
    cases = [case for suite in suites for case in suite]
    failed = {case.name for case in cases if any(isinstance(result, junitparser.Failure) for result in case.result)}
    assert not report or failed == failing
    for suite in suites:
        outcomes = [result for case in suite for result in case.result]
        assert suite.tests == len(list(suite)) and suite.failures == sum(isinstance(o, junitparser.Failure) for o in outcomes)
        assert suite.errors == sum(isinstance(o, junitparser.Error) for o in outcomes)


def sarif_follows_the_published_schema(reports, count, schema):
    log = json.loads(reports["sarif"])
    validator = jsonschema.validators.validator_for(schema)(schema, format_checker=jsonschema.FormatChecker())
    problems = [f"{error.json_path}: {error.message}" for error in validator.iter_errors(log)]
    assert not problems, problems
    (run,) = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(run["results"]) == count and all(rules[r["ruleIndex"]] == r["ruleId"] for r in run["results"])
    levels = ["error", "warning", "note"]
    assert [r["level"] for r in run["results"]] == sorted((r["level"] for r in run["results"]), key=levels.index), "gravest first"
    return run["invocations"][0]


def annotations_are_one_line_each(reports, count):
    lines = reports["github"].splitlines()
    form = re.compile(r"::(error|warning|notice) file=[^,:]+(,line=\d+,endLine=\d+)?,title=[^,:]+::[^\r\n]+$")
    assert len(lines) == count and all(form.match(line) for line in lines), lines
    assert not any(re.search("%(?!25|0A|0D|2C|3A)", line) for line in lines), "every per cent sign is escaped"


def one_run(folder, schema, *arguments):
    reports = check(folder, *arguments)
    report = json_follows_its_schema(reports)
    count = len(report["findings"])
    assert count, "give a pair with findings"
    csv_is_harmless(reports, report)
    xlsx_opens(reports, report)
    tmx_opens(reports, report)
    junit_opens(reports, report)
    assert sarif_follows_the_published_schema(reports, count, schema) == {"executionSuccessful": True, "toolExecutionNotifications": []}
    annotations_are_one_line_each(reports, count)
    print(f"ok {' '.join(arguments)}: {count} findings in {', '.join(FORMATS)}")


def hostile_rows(folder, schema):
    rows = [f"{h} the town has opened the first bridge of the region.\t{h} la ville a ouvert le plus important pont de la région.\n" for h in HOSTILE]
    (folder / "hostile.tsv").write_text("".join(rows))
    one_run(folder, schema, "hostile.tsv", "--source-language", "en", "--target-language", "fr")


def translators_file(folder, schema):
    """The segment numbers of a translation tool stand in every report."""
    unit = lambda n, en, fr: f'<trans-unit id="unit-{n}"><source>{en}</source><target>{fr}</target></trans-unit>'
    units = unit(7, "The pool opens on Monday.", "La piscine ouvre lundi.") + unit(
        8, "The town has opened the first bridge of the region.", "La ville a ouvert le plus important pont de la région.")
    (folder / "memo.xlf").write_text(
        f'<xliff version="1.2"><file source-language="en" target-language="fr" original="memo"><body>{units}</body></file></xliff>')
    one_run(folder, schema, "memo.xlf")
    reports = check(folder, "memo.xlf")
    assert json.loads(reports["json"])["findings"][0]["segment_id"] == "unit-8"
    for name in ("csv", "sarif", "junit", "github", "jsonl"):
        assert "unit-8" in reports[name] and "unit-7" not in reports[name], name


def decided_findings(folder, schema):
    """What was decided is suppressed in SARIF, skipped in JUnit, not annotated."""
    arguments = ("hostile.tsv", "--source-language", "en", "--target-language", "fr")
    subprocess.run([FAUXAMI, "baseline", "accept", *arguments], cwd=folder, check=True, capture_output=True)
    reports = check(folder, *arguments, status=0)
    results = json.loads(reports["sarif"])["runs"][0]["results"]
    assert all(r["suppressions"][0]["justification"] == "baseline" and r["baselineState"] == "unchanged" for r in results)
    sarif_follows_the_published_schema(reports, len(HOSTILE), schema)
    cases = [case for suite in junitparser.JUnitXml.fromstring(reports["junit"].encode()) for case in suite]
    assert [case.name for case in cases if any(isinstance(r, junitparser.Skipped) for r in case.result)] == ["rank-shift"]
    annotations_are_one_line_each(reports, 0)
    (folder / "fauxami.baseline.jsonl").unlink()
    print("ok decided findings")


def unreadable_file(folder, schema):
    """An unreadable file among several pairs is no finding: it stands beside them."""
    for name, text in {"a.en.txt": "The pool opens on Monday.\n", "a.fr.txt": "La piscine ouvre lundi.\n", "b.en.txt": "", "b.fr.txt": "Rien.\n"}.items():
        (folder / name).write_text(text)
    (folder / "fauxami.toml").write_text("[[pairs]]\nsource = '{name}.en.txt'\ntarget = '{name}.fr.txt'\n")
    reports = check(folder, status=2)
    invocation = sarif_follows_the_published_schema(reports, 0, schema)
    assert not invocation["executionSuccessful"]
    assert invocation["toolExecutionNotifications"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "b.en.txt"
    junit_opens(reports, None, errors=1)
    assert reports["github"].startswith("::error file=b.en.txt::")
    summary = folder / "summary.md"
    subprocess.run([FAUXAMI, "check", "--format", "github"], cwd=folder, env=os.environ | {"GITHUB_STEP_SUMMARY": summary}, capture_output=True)
    assert "gate passed" in summary.read_text() and "b.en.txt" in summary.read_text()
    print("ok unreadable file")


def main():
    schema = json.loads(pathlib.Path(sys.argv[2]).read_text())
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        one_run(folder, schema, str(ROOT / "corpora/kunshan/en.txt"), str(ROOT / "corpora/kunshan/fr.txt"))
        hostile_rows(folder, schema)
        translators_file(folder, schema)
        decided_findings(folder, schema)
        unreadable_file(folder, schema)


if __name__ == "__main__":
    FAUXAMI = str(pathlib.Path(sys.argv[1]).resolve())
    main()
