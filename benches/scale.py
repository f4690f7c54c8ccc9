#!/usr/bin/env python3
"""What the README claims about speed, measured: start-up, a mark with few and many cohorts, reports over everything.

    cargo build --release && python3 benches/scale.py [--cohorts 1000] [--runs 7] [--keep DIR]

Writes two folders of generated cohorts (10 and 1 000, each of 50 enrolments x 20 sessions, all marked) and runs the
program on them. Prints the least and the median wall time, the least CPU time and the peak memory of each
command; on a busy machine the CPU time is the honest one. Standard library only.
"""

import argparse
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

ENROLMENTS, SESSIONS = 50, 20
ALPHABET = "23456789abcdefghjkmnpqrstwxyz"
FIRST = "Zoé Max Lou Ada Karim Inès Noël Anne-Marie Yann Léa Hugo Maëlle Omar Sofia Paul".split()
LAST = "Martin Bernard Le_Goff Dupont N'Guyen d'Arc Œuvrard Lefèvre Müller Garcia Roux".split()
PROGRAMME = (Path(__file__).parent / "programme.toml").read_text(encoding="utf-8")


def cohort(folder, number):
    """One cohort in a folder of its own; the same number always gives the same bytes."""
    chance = random.Random(number)
    name = f"c{number:04}"
    place = folder / "data" / name
    place.mkdir(parents=True)
    first = date(2020, 1, 6) + timedelta(days=number % 700)
    sessions = []
    for rank in range(SESSIONS):
        module = "m1" if rank % 2 == 0 else "m2"
        day = first + timedelta(days=7 * rank)
        sessions.append((f"s{rank + 1:02}", module, day))
    lines = [f'id = "{name}"', f"capacity = {ENROLMENTS}", "sessions = ["]
    lines += [
        f'  {{ id = "{id}", module = "{module}", date = {day}, start = 10:00, end = 12:00, trainer = "lea" }},'
        for id, module, day in sessions
    ]
    (place / "cohort.toml").write_text("\n".join(lines + ["]"]) + "\n", encoding="utf-8")

    ids = set()
    while len(ids) < ENROLMENTS:
        ids.add("".join(chance.choices(ALPHABET, k=6)))
    people = sorted(ids)
    head = "id,last_name,first_name,email,phone,organisation,status,funder,modules,state,enrolled_on,starts_on,ended_on,reason,bpf,note"
    rows = [head]
    for rank, id in enumerate(people):
        first_name, last_name = chance.choice(FIRST), chance.choice(LAST).replace("_", " ")
        status = chance.choice(["employee", "volunteer", "job_seeker"])
        funder = chance.choice(["afdas", "fdva", ""])
        mail = f"p{rank}.{name}@example.org"
        house = f"Compagnie {chance.randrange(20)}"
        rows.append(f"{id},{last_name},{first_name} {rank},{mail},,{house},{status},{funder},,enrolled,{first},,,,,")
    (place / "enrolments.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")

    rows = ["session,participant,status,minutes,arrived,left,evidence,note"]
    for id, _, _ in sessions:
        for person in people:
            what = chance.random()
            if what < 0.80:
                rows.append(f"{id},{person},present,120,,,roll_call,")
            elif what < 0.88:
                rows.append(f"{id},{person},present,95,10:25,,roll_call,")
            elif what < 0.95:
                rows.append(f"{id},{person},excused,0,,,roll_call,")
            else:
                rows.append(f"{id},{person},absent,0,,,roll_call,")
    (place / "attendance.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")


def long_cohort(folder, sessions):
    """A folder with one cohort of so many sessions, and nobody in it."""
    place = folder / "data" / "long"
    place.mkdir(parents=True)
    (folder / "programme.toml").write_text(PROGRAMME, encoding="utf-8")
    lines = ['id = "long"', "sessions = ["]
    for number in range(sessions):
        day, hour = date(2020, 1, 1) + timedelta(days=number // 20), 8 + number % 10
        times = f"start = {hour:02}:00, end = {hour:02}:45"
        lines.append(f'  {{ id = "s{number:06}", module = "m{1 + number % 2}", date = {day}, {times}, trainer = "lea" }},')
    (place / "cohort.toml").write_text("\n".join(lines + ["]"]) + "\n", encoding="utf-8")


def counted(command, environment):
    """Numbers that do not depend on the machine: system calls and millions of instructions; `-` without the tool."""
    calls = instructions = "-"
    run = lambda words: subprocess.run([*words, *command], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True).stderr
    if shutil.which("strace"):
        calls = next(line.split()[3] for line in run(["strace", "-f", "-c"]).split("\n") if line.endswith("total"))
    if shutil.which("valgrind"):
        told = run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"])
        instructions = f"{int(told.split('Collected :')[1].split()[0]) / 1e6:.2f}"
    return calls, instructions


def generate(folder, cohorts):
    folder.mkdir(parents=True)
    (folder / "programme.toml").write_text(PROGRAMME, encoding="utf-8")
    for number in range(1, cohorts + 1):
        cohort(folder, number)


def measured(command, environment, out=subprocess.DEVNULL):
    """Wall seconds, processor seconds and peak resident megabytes of one run."""
    begin = time.perf_counter()
    process = subprocess.Popen(command, stdout=out, stderr=subprocess.PIPE, env=environment)
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(map(str, command))}\n{errors.decode()}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def row(what, command, environment, runs):
    for _ in range(2):
        measured(command, environment)
    told(what, [measured(command, environment) for _ in range(runs)])


def told(what, runs):
    walls, loads, peaks = zip(*runs)
    numbers = [min(walls) * 1000, statistics.median(walls) * 1000, min(loads) * 1000, max(peaks)]
    print(f"| {what:<44} | " + " | ".join(f"{number:>10.1f}" for number in numbers) + " |", flush=True)


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("--program", default=Path(__file__).parent.parent / "target/release/formation", type=Path)
    ask.add_argument("--cohorts", default=1000, type=int)
    ask.add_argument("--runs", default=7, type=int)
    ask.add_argument("--keep", type=Path, help="generate here, or measure what is there, and leave it")
    args = ask.parse_args()
    program = args.program.resolve()
    base = args.keep or Path(tempfile.mkdtemp(prefix="formation-scale-"))
    few, many = base / "few", base / "many"
    for folder, cohorts in [(few, 10), (many, args.cohorts)]:
        if not folder.exists():
            generate(folder, cohorts)
    seed = Path(__file__).parent.parent / "programme.toml"
    seeded = base / "seed"
    if seed.exists() and not seeded.exists():
        seeded.mkdir()
        shutil.copy(seed, seeded / "programme.toml")

    env = {"PATH": os.environ["PATH"], "LANG": "fr_FR.UTF-8", "FORMATION_NOW": "2026-01-01T12:00:00+01:00", "FORMATION_USER": "bench"}
    on = lambda folder, *words: [program, "-C", folder, *words]
    print(f"| {'what':<44} | {'least, ms':>10} | {'median, ms':>10} | {'CPU, ms':>10} | {'peak, MB':>10} |")
    print(f"| {'-' * 44} | {'-' * 9}: | {'-' * 9}: | {'-' * 9}: | {'-' * 9}: |")
    quick = args.runs * 10
    row("an empty program (`true`)", ["true"], env, quick)
    row("formation --version", [program, "--version"], env, quick)
    if seeded.exists():
        row("sessions list, the seed programme", on(seeded, "sessions", "list"), env, quick)
    row("sessions list, 10 cohorts on file", on(few, "-c", "c0005", "sessions", "list"), env, quick)
    row(f"sessions list, {args.cohorts} cohorts on file", on(many, "-c", "c0005", "sessions", "list"), env, quick)
    mark = ["-c", "c0005", "attend", "s01", "--note", "banc", "--rest", "present"]
    for folder, cohorts in [(few, 10), (many, args.cohorts)]:
        row(f"attend --dry-run, {cohorts} cohorts on file", on(folder, *mark, "--dry-run"), env, quick)
        person = (folder / "data/c0005/enrolments.csv").read_text(encoding="utf-8").split("\n")[1].split(",")[0]
        swing = on(folder, "-c", "c0005", "attend", "s01", "--minutes", f"{person}=100")
        back = on(folder, "-c", "c0005", "attend", "s01", "--minutes", f"{person}=101")
        turns = [measured(swing if turn % 2 else back, env) for turn in range(args.runs * 2)]
        told(f"attend, {cohorts} cohorts on file (synced to disk)", turns)
    for folder, cohorts in [(few, 10), (many, args.cohorts)]:
        everything = ["-c", "all", "export"]
        for words in [["hours"], ["attendance"], ["attendance", "--format", "csv-fr"], ["attendance", "--format", "json"], ["bpf", "--year", "2021"]]:
            row(f"export {' '.join(words)}, {cohorts} cohorts", on(folder, *everything, *words), env, args.runs)
    target = base / "out.csv"
    row(f"export attendance -o FILE, {args.cohorts} cohorts", on(many, "-c", "all", "export", "attendance", "-o", target), env, args.runs)
    row("export hours, one of them", on(many, "-c", "c0005", "export", "hours"), env, args.runs)
    long = base / "long"
    if not long.exists():
        long_cohort(long, 100_000)
    for words in [["sessions", "list"], ["check"]]:
        row(f"{' '.join(words)}, a cohort of 100 000 sessions", on(long, *words), env, args.runs)
    print("\n| what | system calls | instructions, millions |\n|---|---:|---:|")
    for what, command in [
        ("formation --version", [program, "--version"]),
        ("sessions list, the seed programme", on(seeded, "sessions", "list")),
        ("sessions list, 10 cohorts on file", on(few, "-c", "c0005", "sessions", "list")),
        (f"sessions list, {args.cohorts} cohorts on file", on(many, "-c", "c0005", "sessions", "list")),
    ]:
        print(f"| {what} | {' | '.join(counted(command, env))} |")
    if not args.keep:
        shutil.rmtree(base)


if __name__ == "__main__":
    main()
