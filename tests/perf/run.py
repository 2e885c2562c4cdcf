#!/usr/bin/env python3
"""Measures the release binary over generated files through a pseudo-terminal, beside the peers that are installed.

    python3 tests/perf/run.py [--sizes 10k,100k,1m] [--reps 3] [--binary target/release/dealscope] [--only dealscope|csvlens|fzf|sqlite3]

Needs Python 3.8 or later with `pyavt` (or `pyte`). Files are made once, under target/perf; a million deals take some
minutes and 3 GB. Each row of the table is one kind of key; times are milliseconds from the key to the last change of
the screen that answers it (p50 / p99), or from the start of the process to the first deals on the screen.
"""
import argparse
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
DATA = os.path.join(ROOT, "target", "perf")
SIZES = {"10k": 10_000, "100k": 100_000, "1m": 1_000_000}


def made(size):
    """The deals file and the CSV of that size."""
    os.makedirs(DATA, exist_ok=True)
    db, csv = (os.path.join(DATA, f"deals-{size}.{kind}") for kind in ("db", "csv"))
    if not (os.path.exists(db) and os.path.exists(csv)):
        generator = os.path.join(HERE, "gen_deals.py")
        schema = os.path.join(ROOT, "assets", "schema.sql")
        subprocess.run([sys.executable, generator, "-n", str(SIZES[size]), "--sqlite", db + ".part", "--csv",
                        csv + ".part", "--ddl", schema], check=True)
        os.replace(db + ".part", db)
        os.replace(csv + ".part", csv)
    return db, csv


def dealscope(binary, db, home):
    """Every kind of key in the program itself."""
    return {
        "name": "dealscope",
        "cmd": [binary, db],
        "env": {"HOME": home, "LANG": "C.UTF-8"},
        "cwd": home,
        "max_ms": 30000,
        "steps": [
            {"label": "first deals on the screen", "wait": r"\d{4}-\d\d-\d\d"},
            {"label": "everything read", "wait": r"· [\d,]+ deals\b", "timeout": 120},
            {"sleep": 1},
            {"label": "cursor key", "key": "Down", "repeat": 30},
            {"label": "scrolling key", "key": "Down", "repeat": 60},
            {"label": "page key", "key": "PgDn", "repeat": 60},
            {"key": "Home"},
            {"label": "open the query bar", "key": "/"},
            # The answer is there when nothing says any more that the list is of another query.
            {"label": "key in the query bar", "type": "microsof", "expect": r"(?s)\A(?!.*updating)"},
            {"key": "Esc"}, {"key": "Esc"}, {"key": "/"},
            {"label": "words of summaries alone, first hits", "paste": "duplicate test"},
            {"label": "words of summaries alone, all looked through", "wait": r"(?s)\A(?!.*(updating|searching))", "timeout": 60},
            {"key": "Esc"}, {"key": "Esc"},
            {"label": "sort by another column", "key": "s", "repeat": 3},
            {"key": "u", "repeat": 3},
            {"label": "tab", "key": ["2", "3", "4", "5", "1"], "repeat": 3},
            {"key": "3"},
            {"label": "timeline: zoom, pan", "key": ["+", "+", "]", "[", "-", "-"], "repeat": 4},
            {"key": "2"}, {"key": "/"},
            {"label": "key in the company search", "type": "nhs trust leeds"},
            {"key": "Esc"}, {"key": "Esc"}, {"key": "1"},
            {"label": "idle, 5 s", "idle": 5},
            # All columns of the list, but not summaries, sources and addresses, which the file must be asked for.
            {"key": ["E", "Down", "Down", "Space"]}, {"key": "Down", "repeat": 23}, {"key": ["Space", "Down", "Space"]},
            {"key": ["Down", "Down", "Space", "Enter"]},
            {"label": "CSV of the list's columns", "key": "Enter", "expect": "written to", "expect_timeout": 120},
            {"quit": ["C-c"]},
        ],
    }


def fzf(names):
    """A fuzzy finder over the same names of companies."""
    return {
        "name": "fzf",
        "cmd": ["fzf"],
        "stdin": names,
        "steps": [
            {"label": "all names loaded", "wait": r"(\d+)/\1", "timeout": 20},
            {"sleep": 1},
            {"label": "key in the company search", "type": "nhs trust leeds"},
            {"quit": ["Esc"]},
        ],
    }


def names(db, folder):
    """The names of all companies, a line each."""
    file = os.path.join(folder, "names.txt")
    with open(file, "w", encoding="utf-8") as out, sqlite3.connect(f"file:{db}?mode=ro", uri=True) as connection:
        for (name,) in connection.execute("SELECT name FROM companies ORDER BY id"):
            out.write(name + "\n")
    return file


def shell(db, folder):
    """The same CSV by the shell of SQLite."""
    side = ("(SELECT group_concat(coalesce(c.name, p.name_as_stated), '; ') FROM parties p "
            "LEFT JOIN companies c ON c.id = p.company_id WHERE p.deal_id = d.id AND p.role {})")
    customer = "IN ('customer', 'buyer', 'framework_authority')"
    products = "(SELECT group_concat(name, '; ') FROM deal_products WHERE deal_id = d.id)"
    query = ("SELECT slug, title, kind, status, date, date_type, ends, ends_max, term_months, value_amount, value_scale, "
             f"value_currency, value_qualifier, value_type, {side.format('NOT ' + customer)}, {side.format(customer)}, "
             f"{products} FROM deals d")
    begun = time.monotonic()
    with open(os.path.join(folder, "shell.csv"), "wb") as out:
        subprocess.run(["sqlite3", "-csv", db, query], stdout=out, check=True)
    print(f"sqlite3 -csv, list columns with parties and products: {time.monotonic() - begun:.1f} s", flush=True)


def csvlens(csv):
    """The same keys, as far as it has them."""
    return {
        "name": "csvlens",
        "cmd": ["csvlens", csv],
        "steps": [
            {"label": "first deals on the screen", "wait": r"[a-z]+-\d"},
            {"sleep": 3},
            {"label": "cursor key", "key": "Down", "repeat": 30},
            {"label": "scrolling key", "key": "Down", "repeat": 60},
            {"label": "page key", "key": "PgDn", "repeat": 60},
            {"label": "idle, 5 s", "idle": 5},
            {"quit": ["q"]},
        ],
    }


def measured(script, reps):
    """What ptybench says of a script."""
    with tempfile.TemporaryDirectory() as folder:
        source, result = os.path.join(folder, "script.json"), os.path.join(folder, "result.json")
        with open(source, "w", encoding="utf-8") as file:
            json.dump({"cols": 160, "rows": 48, **script}, file)
        subprocess.run([sys.executable, os.path.join(HERE, "ptybench.py"), "run", source, "--reps", str(reps),
                        "--json", result], check=True)
        with open(result, encoding="utf-8") as file:
            return json.load(file)


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--sizes", default="10k,100k,1m")
    options.add_argument("--reps", type=int, default=3)
    options.add_argument("--binary", default=os.path.join(ROOT, "target", "release", "dealscope"))
    options.add_argument("--only", default="")
    options = options.parse_args()
    if not os.path.exists(options.binary):
        sys.exit(f"{options.binary} is not there: run `cargo build --release` first")
    for size in options.sizes.split(","):
        db, csv = made(size)
        print(f"\n## {size} deals", flush=True)
        with tempfile.TemporaryDirectory() as home:
            if options.only in ("", "dealscope"):
                measured(dealscope(os.path.abspath(options.binary), db, home), options.reps)
            if shutil.which("fzf") and options.only in ("", "fzf"):
                measured(fzf(names(db, home)), options.reps)
            if shutil.which("sqlite3") and options.only in ("", "sqlite3"):
                shell(db, home)
        if shutil.which("csvlens") and options.only in ("", "csvlens"):
            measured(csvlens(csv), options.reps)


if __name__ == "__main__":
    main()
