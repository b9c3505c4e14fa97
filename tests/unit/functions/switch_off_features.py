#!/usr/bin/env python3
"""Shows that the body fixtures notice: takes each feature out of the sources, one at a time, as
body_fixtures/index.json says, builds, and looks whether the feature's fixture fails. Run it on a
clean tree: tests/unit/functions/switch_off_features.py [BUILD_FOLDER [NAME...]]"""
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[3]
BUILD = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "build")
WANTED = sys.argv[2:]


def failing_fixtures():
    """The names of the fixtures that fail, or nothing when it does not build."""
    built = subprocess.run(["ninja", "-C", BUILD, "-j2", "unit_functions"], capture_output=True, text=True)
    if built.returncode != 0:
        return None
    run = subprocess.run([BUILD / "tests/unit_functions", "--gtest_filter=BodyFixtures.*"],
                         capture_output=True, text=True)
    return set(re.findall(r"fixture (\S+)", run.stdout))


def without(entry):
    off = entry["switch_off"]
    file = ROOT / off["file"]
    kept = file.read_text()
    if kept.count(off["find"]) != 1:
        return "its text stands %d times in %s" % (kept.count(off["find"]), off["file"])
    try:
        file.write_text(kept.replace(off["find"], off["replace"]))
        failing = failing_fixtures()
    finally:
        file.write_text(kept)
    if failing is None:
        return "does not build"
    return None if entry["name"] in failing else "is not noticed"


def main():
    entries = json.loads((ROOT / "tests/unit/functions/body_fixtures/index.json").read_text())
    blind = 0
    for entry in entries:
        if "switch_off" not in entry or (WANTED and entry["name"] not in WANTED):
            continue
        wrong = without(entry)
        blind += wrong is not None
        print("%-32s %s" % (entry["name"], wrong or "noticed"), flush=True)
    print("%d not noticed" % blind)
    return 1 if blind or failing_fixtures() else 0


sys.exit(main())
