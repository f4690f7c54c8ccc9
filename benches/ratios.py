#!/usr/bin/env python3
"""What commands cost, as ratios measured in one run, each held to its aim: it fails beyond.

    cargo build --release && python3 benches/ratios.py [--cohorts 1000] [--runs 5] [--only WORD] [--keep DIR]

A ratio is of processor times, the least of several runs in turns: of the command to an empty program, to a plain read
of the same files, to a copy of what it writes, to polars where it is installed, or to the same command on a tenth of
the data. A busy machine changes both sides alike. Beside them stand numbers that do not depend on the machine: system
calls and files opened (`strace`), millions of instructions (`valgrind`), each where it is installed. A plain read is
`cat`, a copy is `cp`; the empty program is compiled with `rustc`, and is `true` without it. Standard library only.

Folders are generated: 10, a tenth of `--cohorts` and `--cohorts` cohorts of 50 people x 20 sessions, all marked; one
cohort of 200 000 marks; cohorts of 10 000 and 20 000 people; one of 100 000 sessions; a journal of 100 000 operations.
"""

import argparse
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

HERE = Path(__file__).parent
PROGRAMME = (HERE / "programme.toml").read_text(encoding="utf-8")
PEOPLE = "id,last_name,first_name,email,phone,organisation,status,funder,modules,state,enrolled_on,starts_on,ended_on,reason,bpf,note"
MARKS = "session,participant,status,minutes,arrived,left,evidence,note"
ALPHABET = "23456789abcdefghjkmnpqrstwxyz"
FIRST = "Zoé Max Lou Ada Karim Inès Noël Anne-Marie Yann Léa Hugo Maëlle Omar Sofia Paul".split()
LAST = "Martin Bernard Le_Goff Dupont N'Guyen d'Arc Œuvrard Lefèvre Müller Garcia Roux".split()
ENVIRONMENT = {"PATH": os.environ["PATH"], "LANG": "fr_FR.UTF-8", "FORMATION_NOW": "2026-01-01T12:00:00+01:00", "FORMATION_USER": "bench"}
EMPTY = "fn main() {}"
# In a process of its own: what a library takes of memory would be the floor of every peak measured after it.
POLARS = """
import sys, time
sys.path.insert(0, sys.argv[1])
import compare
ask, spent = compare.with_polars(sys.argv[2], "/dev/null"), []
for _ in range(int(sys.argv[3]) + 1):
    before = time.process_time()
    ask()
    spent.append(time.process_time() - before)
print(min(spent))
"""


# What is measured: folders, written once.


def put(path, lines):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def mark(chance):
    what = chance.random()
    if what < 0.80:
        return "present,120,,,roll_call,"
    if what < 0.88:
        return "present,95,10:25,,roll_call,"
    return "excused,0,,,roll_call," if what < 0.95 else "absent,0,,,roll_call,"


def cohort(folder, name, number, people=50, sessions=20):
    """One cohort in a folder of its own; the same number always gives the same bytes."""
    chance, place = random.Random(number), folder / "data" / name
    first = date(2020, 1, 6) + timedelta(days=number % 700)
    days = [(f"s{rank + 1:02}", f"m{1 + rank % 2}", first + timedelta(days=7 * rank)) for rank in range(sessions)]
    lines = [f'  {{ id = "{id}", module = "{module}", date = {day}, start = 10:00, end = 12:00, trainer = "lea" }},' for id, module, day in days]
    put(place / "cohort.toml", [f'id = "{name}"', f"capacity = {people}", "sessions = [", *lines, "]"])
    ids = set()
    while len(ids) < people:
        ids.add("".join(chance.choices(ALPHABET, k=6)))
    rows = [PEOPLE]
    for rank, id in enumerate(sorted(ids)):
        first_name, last_name = chance.choice(FIRST), chance.choice(LAST).replace("_", " ")
        status, funder = chance.choice(["employee", "volunteer", "job_seeker"]), chance.choice(["afdas", "fdva", ""])
        rows.append(f"{id},{last_name},{first_name} {rank},p{rank}.{name}@example.org,,Compagnie {chance.randrange(20)},{status},{funder},,enrolled,{first},,,,,")
    put(place / "enrolments.csv", rows)
    put(place / "attendance.csv", [MARKS] + [f"{id},{person},{mark(chance)}" for id, _, _ in days for person in sorted(ids)])
    return sorted(ids)[0]


def cohorts(count):
    def write(folder):
        put(folder / "programme.toml", [PROGRAMME])
        for number in range(1, count + 1):
            cohort(folder, f"c{number:04}", number)
    return write


def one_cohort(people, sessions):
    def write(folder):
        put(folder / "programme.toml", [PROGRAMME])
        cohort(folder, "c1", 1, people, sessions)
    return write


def many_sessions(folder):
    """One cohort of 100 000 sessions, and nobody in it."""
    lines = []
    for number in range(100_000):
        day, hour = date(2020, 1, 1) + timedelta(days=number // 20), 8 + number % 10
        lines.append(f'  {{ id = "s{number:06}", module = "m{1 + number % 2}", date = {day}, start = {hour:02}:00, end = {hour:02}:45, trainer = "lea" }},')
    put(folder / "programme.toml", [PROGRAMME])
    put(folder / "data/long/cohort.toml", ['id = "long"', "sessions = [", *lines, "]"])


def long_journal(operations):
    """10 cohorts, and a journal of operations on the first of them: one person marked again and again."""
    def write(folder):
        cohorts(10)(folder)
        rows = (folder / "data/c0001/enrolments.csv").read_text(encoding="utf-8").split("\n")[1:51]
        people, journal = [row.split(",")[0] for row in rows], []
        for op in range(1, operations + 1):
            session, person = f"s{1 + op % 20:02}", people[op % 50]
            row = f'{{"session":"{session}","participant":"{person}","status":"present","minutes":"%d","evidence":"roll_call"}}'
            journal.append(
                f'{{"op":{op},"at":"2026-01-01T12:00:00+01:00","by":"bench","command":["formation","-c","c0001","attend","{session}","--minutes","{person}={100 + op % 2}"],'
                f'"files":[{{"path":"data/c0001/attendance.csv","before":"{op - 1:016x}","after":"{op:016x}"}}],'
                f'"changes":[{{"table":"data/c0001/attendance.csv","key":["{session}","{person}"],"index":{op % 1000},"before":{row % 120},"after":{row % 100}}}]}}')
        put(folder / "data/journal.jsonl", journal)
    return write


def with_form(rows):
    """An empty cohort, and a form of people who do not resemble each other."""
    def write(folder):
        put(folder / "programme.toml", [PROGRAMME])
        put(folder / "data/c1/cohort.toml", ['id = "c1"', "sessions = [", '  { id = "s1", module = "m1", date = 2026-02-01, start = 10:00, end = 12:00 },', "]"])
        word = lambda chance, length: "".join(chance.choice("bcdfghjklmnprstvz") + chance.choice("aeiou") for _ in range(length)).capitalize()
        lines = ["Nom;Prénom;Email;Téléphone"]
        for number in range(rows):
            chance = random.Random(number)
            lines.append(f"{word(chance, 6)};{word(chance, 5)};p{number}@example.org;06 39 98 {number // 100 % 100:02} {number % 100:02}")
        put(folder / "form.csv", lines)
    return write


# How it is measured.


class Run:
    """A command; `before` is done, unmeasured, each time it is to run."""

    def __init__(self, words, before=lambda: None, out=None):
        self.words, self.before, self.out = list(map(str, words)), before, out

    def measured(self):
        """Processor seconds and peak megabytes of one run."""
        self.before()
        with open(self.out or os.devnull, "wb") as out, tempfile.TemporaryFile() as told:
            process = subprocess.Popen(self.words, stdout=out, stderr=told, env=ENVIRONMENT)
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            # `check` ends with 1 where it finds something.
            if process.returncode not in (0, 1):
                told.seek(0)
                sys.exit(f"{' '.join(self.words)}\n{told.read().decode()}")
        return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024

    def counted(self):
        """System calls, files opened, millions of instructions; `-` without the tool."""
        calls = opened = instructions = "-"
        run = lambda words: subprocess.run([*words, *self.words], env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True).stderr
        if shutil.which("strace"):
            self.before()
            rows = [line.split() for line in run(["strace", "-f", "-c"]).split("\n")]
            calls = next((int(row[3]) for row in rows if row[-1:] == ["total"]), "-")
            opened = next((int(row[3]) for row in rows if row[-1:] == ["openat"]), 0)
        if shutil.which("valgrind"):
            self.before()
            told = run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"])
            found = re.search(r"Collected : (\d+)", told)
            instructions = f"{int(found[1]) / 1e6:.1f}" if found else "-"
        return calls, opened, instructions


class Table:
    """Lines of the report; what is beyond its aim is remembered."""

    def __init__(self, runs, only):
        self.runs, self.only, self.beyond = runs, only, []

    def asked(self, what):
        return self.only in what

    def times(self, one, others):
        """The least processor time of each, taken in turns, and the peak memory of the first."""
        all, peak = [one, *others], 0
        least = [float("inf")] * len(all)
        for _ in range(self.runs + 1):
            for place, run in enumerate(all):
                spent, memory = run.measured()
                least[place] = min(least[place], spent)
                peak = max(peak, memory) if place == 0 else peak
        return least, peak

    def line(self, what, run, against=None, aim=None, less=None, seconds=None, megabytes=None):
        """`less`: what both sides do, taken off the first; `seconds` and `megabytes`: bounds of their own."""
        if not self.asked(what):
            return
        (spent, *rest), peak = self.times(run, [other for other in (against and against[1], less) if other])
        if less:
            spent -= rest.pop()
        parts = [f"{spent * 1000:.1f} ms"]
        held = []
        if against:
            # The clock of processor time has steps of a tenth of a millisecond at best.
            ratio = spent / max(rest[0], 1e-4)
            parts.append(f"{ratio:.2f} × {against[0]} ({rest[0] * 1000:.1f} ms)")
            held.append((ratio, aim, f"{aim} ×"))
        held.append((spent, seconds, f"{seconds} s"))
        held.append((peak, megabytes, f"{megabytes} MB"))
        self.say(what, "; ".join(parts), peak, held)

    def say(self, what, told, peak, held):
        aims = [(value, aim, words) for value, aim, words in held if aim is not None]
        good = all(value <= aim for value, aim, _ in aims)
        if not good:
            self.beyond.append(what)
        memory = f"{peak:.0f}" if peak else ""
        print(f"| {what} | {told} | {memory} | {', '.join(words for _, _, words in aims)} | {'' if good else '**beyond**'} |", flush=True)


def written(write, place):
    write(place)
    os._exit(0)


def compiled(base, name, source, instead):
    target, text = base / name, base / f"{name}.rs"
    if shutil.which("rustc"):
        text.write_text(source)
        if subprocess.run(["rustc", "-O", "-o", target, text], capture_output=True).returncode == 0:
            return [target]
    return instead


def files_of(folder):
    return sorted(file for file in folder.rglob("*") if file.suffix in (".csv", ".toml"))


def polars_on(folder, runs):
    """The least processor time of the question of `export hours` asked of polars, in seconds; none without it."""
    run = subprocess.run([sys.executable, "-c", POLARS, HERE, folder, str(runs)], capture_output=True, text=True)
    return float(run.stdout) if run.returncode == 0 else None


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("--program", default=HERE.parent / "target/release/formation", type=Path)
    ask.add_argument("--cohorts", default=1000, type=int)
    ask.add_argument("--runs", default=5, type=int)
    ask.add_argument("--only", default="", help="only lines with this word")
    ask.add_argument("--keep", type=Path, help="generate here, or measure what is there, and leave it")
    args = ask.parse_args()
    program, base = args.program.resolve(), (args.keep or Path(tempfile.mkdtemp(prefix="formation-ratios-"))).resolve()
    base.mkdir(exist_ok=True)

    def folder(name, write):
        """Written in a process of its own: its memory would be the floor of every peak measured after it."""
        place = base / name
        if not place.exists() and os.waitpid(os.fork() or written(write, place), 0)[1]:
            sys.exit(f"{place} could not be written")
        return place

    on = lambda place, line: [program, "-C", place, *line.split()]
    few, many = folder("few", cohorts(10)), folder(f"many-{args.cohorts}", cohorts(args.cohorts))
    tenth = folder(f"many-{args.cohorts // 10}", cohorts(args.cohorts // 10))
    seed = base / "seed"
    seed.mkdir(exist_ok=True)
    shutil.copy(HERE.parent / "programme.toml", seed)
    empty = Run(compiled(base, "empty", EMPTY, ["true"]))
    plain_read = Run(["cat", *files_of(many)])
    somebody = (many / "data/c0005/enrolments.csv").read_text(encoding="utf-8").split("\n")[1].split(",")[0]

    table = Table(args.runs, args.only)
    print("| what | processor time | peak, MB | aim | |\n|---|---|---:|---|---|")
    quick = Table(args.runs * 10, args.only)
    quick.beyond = table.beyond
    quick.line("start-up: `sessions list`, the seed programme", Run(on(seed, "sessions list")), ("an empty program", empty), 1.3)
    quick.line(f"`-c c0005 sessions list`, {args.cohorts} cohorts", Run(on(many, "-c c0005 sessions list")), ("10 cohorts", Run(on(few, "-c c0005 sessions list"))), 1.1)
    quick.line(f"`-c c0005 attend -n`, {args.cohorts} cohorts", Run(on(many, "-c c0005 attend s01 --rest present -n")), ("10 cohorts", Run(on(few, "-c c0005 attend s01 --rest present -n"))), 1.1)

    ask_for = lambda place, line, word="": Run([program, "__complete", "zsh", "formation", "-C", place, *line.split(), word])
    for what, line, word in [("sessions", "-c c0005 attend", ""), ("people", "-c c0005 participants show", "ma"), ("sessions, no cohort named", "attend", ""), ("cohorts", "-c", ""), ("commands", "", "")]:
        against = ("10 cohorts", ask_for(few, line, word)) if what != "cohorts" else None
        quick.line(f"TAB: {what}, {args.cohorts} cohorts", ask_for(many, line, word), against, seconds=0.02)

    hours = Run(on(many, "-c all export hours"))
    table.line("`export hours -c all`", hours, ("a plain read", plain_read), 3)
    table.line("`export hours -c all`, its growth", hours, ("a tenth", Run(on(tenth, "-c all export hours"))), 11, megabytes=32)
    if table.asked("export hours polars") and (spent := polars_on(many, args.runs)):
        ours = min(hours.measured()[0] for _ in range(args.runs))
        table.say("`export hours -c all`", f"{ours / spent:.2f} × polars ({spent * 1000:.0f} ms)", 0, [(ours / spent, 0.2, "0.2 ×")])
    answer, copy = base / "attendance.out", base / "attendance.copy"
    if table.asked("export attendance"):
        Run(on(many, "-c all export attendance"), out=answer).measured()
    table.line("`export attendance -c all`", Run(on(many, "-c all export attendance"), out=base / "out"), ("a copy of its answer", Run(["cp", answer, copy])), 4, megabytes=48)
    table.line("`export attendance -c all --format csv-fr`", Run(on(many, "-c all export attendance --format csv-fr")), ("a tenth", Run(on(tenth, "-c all export attendance --format csv-fr"))), 11)
    table.line("`export bpf --year 2021`", Run(on(many, "export bpf --year 2021")), ("a plain read", plain_read), 3)
    for words in ["cohorts list", "todo"]:
        table.line(f"`{words}`", Run(on(many, words)), ("a plain read", plain_read), seconds=0.1)
    table.line("`check -c all`", Run(on(many, "-c all check")), ("a plain read", plain_read), seconds=1)
    table.line("`participants data`", Run(on(many, f"-c c0005 participants data {somebody}")), ("a plain read", plain_read), seconds=0.2, megabytes=30)
    table.line("`participants erase -n`", Run(on(many, f"-c c0005 participants erase {somebody} -n")), ("a plain read", plain_read), seconds=0.2, megabytes=30)

    def swing(place, name):
        """The same mark, made otherwise each time."""
        person = (place / f"data/{name}/enrolments.csv").read_text(encoding="utf-8").split("\n")[1].split(",")[0]
        run = Run([])
        run.turn = 0
        def before():
            run.turn += 1
            run.words = list(map(str, on(place, f"-c {name} attend s01 --minutes {person}={100 + run.turn % 2}")))
        run.before = before
        return run

    marks, thousand = folder("marks", one_cohort(2000, 100)), folder("thousand", one_cohort(50, 20))
    table.line("one mark among 200 000", swing(marks, "c1"), ("one among 1 000", swing(thousand, "c1")), 2, less=Run(["cat", *files_of(marks)]))
    short, long = folder("short-journal", long_journal(1000)), folder("long-journal", long_journal(100_000))
    first, same = swing_once(long, on), swing_once(short, on)
    table.line("first mark in a cohort that 100 000 operations have not met", first, ("1 000 operations", same), 1.2)
    # As they were, for another run on the same folders.
    first.before(), same.before()
    table.line("`history`, 100 000 operations", Run(on(long, "history")), ("a plain read", Run(["cat", long / "data/journal.jsonl"])), seconds=0.2, megabytes=30)

    half, crowd = folder("people-10000", one_cohort(10_000, 2)), folder("people-20000", one_cohort(20_000, 2))
    table.line("`check`, a cohort of 20 000 people", Run(on(crowd, "check")), ("10 000 people", Run(on(half, "check"))), 2.3)
    sessions = folder("sessions", many_sessions)
    table.line("`sessions list`, a cohort of 100 000 sessions", Run(on(sessions, "sessions list")), ("a plain read", Run(["cat", *files_of(sessions)])))
    form, copied = folder("form", with_form(10_000)), base / "form-copy"
    def anew():
        shutil.rmtree(copied, ignore_errors=True)
        shutil.copytree(form, copied)
    table.line("`enrol --from`, 10 000 rows, written", Run(on(copied, f"enrol --from {form}/form.csv --status employee"), before=anew), seconds=0.2)

    print("\n| what | system calls | files opened | instructions, millions |\n|---|---:|---:|---:|")
    counts = {}
    for what, command in [
        ("an empty program", empty.words),
        ("`--version`", [program, "--version"]),
        ("`sessions list`, the seed programme", on(seed, "sessions list")),
        ("`-c c0005 sessions list`, 10 cohorts", on(few, "-c c0005 sessions list")),
        (f"`-c c0005 sessions list`, {args.cohorts} cohorts", on(many, "-c c0005 sessions list")),
        ("`-c all export hours`, a tenth", on(tenth, "-c all export hours")),
        ("`cohorts list`, a tenth", on(tenth, "cohorts list")),
    ]:
        if table.asked(what):
            counts[what] = Run(command).counted()
            print(f"| {what} | {' | '.join(map(str, counts[what]))} |", flush=True)
    one, other = (counts.get(f"`-c c0005 sessions list`, {count} cohorts") for count in (10, args.cohorts))
    if one and other and one[:2] != other[:2]:
        table.beyond.append("system calls that grow with cohorts beside")
    if not args.keep:
        shutil.rmtree(base)
    if table.beyond:
        sys.exit("beyond its aim: " + ", ".join(table.beyond))


def swing_once(place, on):
    """A mark in a cohort that the journal does not know, on a journal as it was."""
    journal = place / "data/journal.jsonl"
    length = journal.stat().st_size
    original = (place / "data/c0007/attendance.csv").read_bytes()
    person = (place / "data/c0007/enrolments.csv").read_text(encoding="utf-8").split("\n")[1].split(",")[0]
    def before():
        os.truncate(journal, length)
        (place / "data/c0007/attendance.csv").write_bytes(original)
    return Run(on(place, f"-c c0007 attend s01 --minutes {person}=101"), before=before)


if __name__ == "__main__":
    main()
