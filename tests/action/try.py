#!/usr/bin/env python3
"""Runs the steps of action.yml as a workflow would, with releases that a fake `gh` serves.

usage: try.py FAUXAMI
Needs PyYAML from PyPI, bash and tar.
"""
import hashlib, os, pathlib, re, shutil, subprocess, sys, tarfile, tempfile

import yaml

ROOT = pathlib.Path(__file__).parents[2]
ARCHIVE = "fauxami-x86_64-unknown-linux-musl.tar.gz"
FAKES = {
    # gh release download TAG --repo … --pattern …: copies what the release holds, or fails where there is none.
    "gh": 'echo "gh $*" >> "$CALLS"; [ "$3" = v0.1.0 ] || exit 1; cp "$RELEASE"/* .',
    # cargo install --root DIR: what was built here is the program itself.
    "cargo": 'echo "cargo $*" >> "$CALLS"; mkdir -p "${@: -1}/bin"; cp "$BUILT" "${@: -1}/bin/fauxami"',
}


class Job:
    """A workflow job in a folder of its own."""

    def __init__(self, folder, built, version, checksum=None, **inputs):
        self.folder = folder
        self.inputs = {name: str(spec.get("default", "")) for name, spec in ACTION["inputs"].items()}
        self.inputs.update({"version": version}, **{name.replace("_", "-"): value for name, value in inputs.items()})
        for part in ("fakes", "temp", "release", "site"):
            (folder / part).mkdir()
        for name, script in FAKES.items():
            (folder / "fakes" / name).write_text(f"#!/usr/bin/env bash\n{script}\n")
            (folder / "fakes" / name).chmod(0o755)
        with tarfile.open(folder / "release" / ARCHIVE, "w:gz") as archive:
            archive.add(built, "./fauxami")
        digest = checksum or hashlib.sha256((folder / "release" / ARCHIVE).read_bytes()).hexdigest()
        (folder / "release" / "SHA256SUMS").write_text(f"{digest}  {ARCHIVE}\n")
        self.environment = {
            "PATH": f"{folder}/fakes:{os.environ['PATH']}", "HOME": os.environ["HOME"], "CALLS": f"{folder}/calls",
            "RELEASE": f"{folder}/release", "BUILT": built, "RUNNER_TEMP": f"{folder}/temp",
            "GITHUB_PATH": f"{folder}/path", "GITHUB_STEP_SUMMARY": f"{folder}/summary",
        }

    def expand(self, text):
        values = {"github.action_path": str(ROOT), "runner.os": "Linux", "runner.arch": "X64"}
        values.update({f"inputs.{name}": value for name, value in self.inputs.items()})
        return re.sub(r"\$\{\{ ([\w.-]+) \}\}", lambda found: values.get(found[1], ""), str(text))

    def step(self, name):
        step = next(step for step in ACTION["runs"]["steps"] if step["name"] == name)
        environment = {key: self.expand(value) for key, value in step["env"].items()}
        if (self.folder / "path").exists():
            environment["PATH"] = f"{(self.folder / 'path').read_text().strip()}:{self.environment['PATH']}"
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
        return subprocess.run(command, cwd=self.folder / "site", env=self.environment | environment, capture_output=True, text=True)

    def text(self, name):
        return (self.folder / name).read_text() if (self.folder / name).exists() else ""


ACTION = yaml.safe_load((ROOT / "action.yml").read_text())
EN, FR = "The town has opened the first bridge of the region.\n", "La ville a ouvert le plus important pont de la région.\n"


def site(job, configuration="[[pairs]]\nsource = '{name}.en.txt'\ntarget = '{name}.fr.txt'\n"):
    for name, text in {"a.en.txt": EN, "a.fr.txt": FR, "fauxami.toml": configuration}.items():
        (job.folder / "site" / name).write_text(text)


def released(job):
    install = job.step("Install")
    assert install.returncode == 0 and "cargo" not in job.text("calls"), install.stderr
    site(job)
    run = job.step("Check")
    assert run.returncode == 1 and run.stdout.startswith("::error file="), run
    assert "gate failed: 1 major finding" in run.stderr
    assert "### Fauxami: gate failed" in job.text("summary") and "rank-shift" in job.text("summary")
    assert not list((job.folder / "site").glob("*.sarif"))


def tampered(job):
    install = job.step("Install")
    assert install.returncode == 1, "a file that is not what was released is not run"
    assert "cargo" not in job.text("calls") and not job.text("path")


def unreleased(job):
    install = job.step("Install")
    assert install.returncode == 0 and "cargo install --locked" in job.text("calls"), install.stderr
    site(job)
    assert job.step("Check").returncode == 1


def uploaded(job):
    job.step("Install")
    site(job)
    run = job.step("Check")
    assert run.returncode == 1, "one run gives annotations and SARIF"
    assert (job.folder / "site" / "fauxami.sarif").exists()


def misconfigured(job):
    job.step("Install")
    site(job, "[gate]\nfail_at = 'major'\n")
    run = job.step("Check")
    assert run.returncode == 2 and "unknown field" in run.stderr, run
    assert "unknown field" in job.text("summary"), "the summary says why"


def main():
    built = str(pathlib.Path(sys.argv[1]).resolve())
    upload = next(step for step in ACTION["runs"]["steps"] if step["name"] == "Upload")
    assert upload["continue-on-error"] is True, "an upload is never the reason why a job fails"
    assert upload["if"] == "always() && inputs.upload-sarif == 'true'" and ACTION["inputs"]["upload-sarif"]["default"] == "false"
    jobs = [
        (released, {"version": "v0.1.0"}), (tampered, {"version": "v0.1.0", "checksum": "0" * 64}),
        (unreleased, {"version": "v9.9.9"}), (uploaded, {"version": "v0.1.0", "upload_sarif": "true"}),
        (misconfigured, {"version": "v0.1.0"}),
    ]
    for scenario, options in jobs:
        with tempfile.TemporaryDirectory() as folder:
            scenario(Job(pathlib.Path(folder), built, **options))
            print(f"ok {scenario.__name__}")


if __name__ == "__main__":
    main()
