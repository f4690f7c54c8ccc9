#!/usr/bin/env python3
"""The question of `export hours --cohort all` asked of DuckDB and polars, from the same files on the same machine.

    python3 -m venv VENV && VENV/bin/pip install duckdb polars
    python3 benches/ratios.py --keep FOLDER
    VENV/bin/python benches/compare.py FOLDER/many-1000

Each tool reads every `attendance.csv` and `enrolments.csv`, joins them and gives planned, attended and excused minutes
with both rates for each enrolment, as csv. What they leave out: validation of every cell, `starts_on`, modules,
transfers, cancelled sessions, and the definition (20 sessions of 120 minutes are taken for granted). Times are of the
query alone, in a process that has loaded the library already.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PLANNED, SESSION = 2400, 120


def with_duckdb(folder, answer):
    import duckdb

    connection = duckdb.connect()
    marks = f"read_csv('{folder}/data/*/attendance.csv', header = true, filename = true, columns = {{'session': 'VARCHAR', 'participant': 'VARCHAR', 'status': 'VARCHAR', 'minutes': 'INTEGER', 'arrived': 'VARCHAR', 'left': 'VARCHAR', 'evidence': 'VARCHAR', 'note': 'VARCHAR'}})"
    people = f"read_csv('{folder}/data/*/enrolments.csv', header = true, filename = true, all_varchar = true)"
    query = f"""
        copy (
            with sums as (
                select split_part(filename, '/', -2) as cohort, participant,
                       sum(minutes) filter (status = 'present') as attended,
                       count(*) filter (status = 'excused') * {SESSION} as excused
                from {marks} group by all
            )
            select p.*, coalesce(attended, 0) as attended, coalesce(excused, 0) as excused,
                   round(attended / 60, 2) as hours, round(attended / {PLANNED}, 3) as attendance_rate,
                   round((attended + excused) / {PLANNED}, 3) as commitment_rate
            from (select split_part(filename, '/', -2) as cohort, id, last_name, first_name, organisation, status, funder, state from {people}) p
            left join sums on sums.cohort = p.cohort and sums.participant = p.id
            order by p.cohort, last_name, first_name, id
        ) to '{answer}' (header)
    """
    return lambda: connection.execute(query)


def with_polars(folder, answer):
    import polars as pl

    text = {name: pl.String for name in ["session", "participant", "status", "arrived", "left", "evidence", "note"]}

    def ask():
        cohort = pl.col("file").str.split("/").list.get(-2).alias("cohort")
        marks = pl.scan_csv(f"{folder}/data/*/attendance.csv", include_file_paths="file", schema_overrides={**text, "minutes": pl.Int32})
        people = pl.scan_csv(f"{folder}/data/*/enrolments.csv", include_file_paths="file", infer_schema=False)
        sums = (
            marks.with_columns(cohort)
            .group_by("cohort", "participant")
            .agg(
                pl.col("minutes").filter(pl.col("status") == "present").sum().alias("attended"),
                ((pl.col("status") == "excused").sum() * SESSION).alias("excused"),
            )
        )
        rate = lambda what: (what / PLANNED).round(3)
        (
            people.with_columns(cohort)
            .select("cohort", "id", "last_name", "first_name", "organisation", "status", "funder", "state")
            .join(sums, left_on=["cohort", "id"], right_on=["cohort", "participant"], how="left")
            .with_columns(
                (pl.col("attended") / 60).round(2).alias("hours"),
                rate(pl.col("attended")).alias("attendance_rate"),
                rate(pl.col("attended") + pl.col("excused")).alias("commitment_rate"),
            )
            .sort("cohort", "last_name", "first_name", "id")
            .collect()
            .write_csv(answer)
        )

    return ask


def timed(what, ask, runs=9):
    for _ in range(2):
        ask()
    walls, loads = [], []
    for _ in range(runs):
        begin, load = time.perf_counter(), processor_time()
        ask()
        walls.append(time.perf_counter() - begin)
        loads.append(processor_time() - load)
    numbers = [min(walls), statistics.median(walls), min(loads)]
    print(f"| {what:<32} | " + " | ".join(f"{number * 1000:>12.1f}" for number in numbers) + " |", flush=True)


def processor_time():
    """Of this process and of those it has waited for, all threads."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def main():
    folder = Path(sys.argv[1]).resolve()
    program = Path(__file__).parent.parent / "target/release/formation"
    print(f"| {'who':<32} | {'least, ms':>12} | {'median, ms':>12} | {'CPU, ms':>12} |")
    print(f"| {'-' * 32} | {'-' * 11}: | {'-' * 11}: | {'-' * 11}: |")
    command = [program, "-C", folder, "-c", "all", "export", "hours"]
    timed("formation, start-up included", lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL))
    with tempfile.TemporaryDirectory() as answers:
        timed("DuckDB, query alone", with_duckdb(folder, Path(answers, "duckdb.csv")))
        timed("polars, query alone", with_polars(folder, Path(answers, "polars.csv")))


if __name__ == "__main__":
    main()
