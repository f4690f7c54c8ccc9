#!/usr/bin/env python3
"""What a large or hostile input may cost: makes each, runs the program on it, and fails beyond its bound.

    cargo build --release && python3 benches/limits.py [--size 1.0] [--only WORD] [--keep DIR]

100 MB of an ordinary log or form in 300 MB of memory, in 400 MB where all of 700 000 people join; a workbook that unpacks to more than a list of people can be,
refused in a second and 200 MB; whatever grows (bad rows, bad cohorts, unknown keys, a note, sessions) in two seconds.
`--size 0.05` makes everything that is large smaller, for a quick run: the bounds stay. Each run is measured alone: wall
time, processor time and peak memory; a time is held against the processor's, which a busy machine does not change.
Standard library only.
"""

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from datetime import date, datetime, timedelta
from pathlib import Path

PROGRAMME = (Path(__file__).parent / "programme.toml").read_text(encoding="utf-8")
HEAD = "id,last_name,first_name,email,phone,organisation,status,funder,modules,state,enrolled_on,starts_on,ended_on,reason,bpf,note"
MARKS = "session,participant,status,minutes,arrived,left,evidence,note"
MEGABYTE = 1 << 20
FIRST = "Zoé Max Lou Ada Karim Inès Noël Anne-Marie Yann Léa Hugo Maëlle Omar Sofia Paul".split()
LAST = "Martin Bernard Dupont N'Guyen d'Arc Œuvrard Lefèvre Müller Garcia Roux".split()


def put(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def folder(base, people=500, sessions=1):
    """A programme with one cohort of so many people and sessions."""
    put(base / "programme.toml", PROGRAMME)
    lines = ['id = "c1"', "sessions = ["]
    for number in range(sessions):
        day, hour = date(2026, 1, 1) + timedelta(days=number // 20), 8 + number % 10
        lines.append(f'  {{ id = "s{number + 1}", module = "m{1 + number % 2}", date = {day}, start = {hour:02}:00, end = {hour:02}:45 }},')
    put(base / "data/c1/cohort.toml", "\n".join(lines + ["]"]) + "\n")
    rows = [HEAD] + [f"p{n:05},{LAST[n % 10]} {letters(n)},{FIRST[n % 15]},p{n}@example.org,,Maison,employee,,,enrolled,2025-12-01,,,,," for n in range(people)]
    put(base / "data/c1/enrolments.csv", "\n".join(rows) + "\n")
    return base


def letters(number):
    """A word of letters alone, another for each number, and seldom like another."""
    word, rest = "", number * 2_654_435_761 % (1 << 32)
    for _ in range(7):
        rest, letter = divmod(rest, 26)
        word += chr(97 + letter)
    return word.capitalize()


def text(target, heading, row, size):
    """Rows until the file is so large; `row` makes one from its number."""
    with open(target, "w", encoding="utf-8") as out:
        out.write(heading + "\n")
        number, written = 0, 0
        while written < size:
            rows = "".join(row(number + n) + "\n" for n in range(1000))
            out.write(rows)
            number, written = number + 1000, written + len(rows.encode())
    return target


def zoom(base, size):
    person = lambda n: f"{FIRST[n % 500 % 15]} {LAST[n % 500 % 10]} {letters(n % 500)},p{n % 500}@example.org"
    at = lambda n: (datetime(2026, 1, 1, 8) + timedelta(seconds=n % 2400)).strftime("%m/%d/%Y %I:%M:%S %p")
    return text(base / "zoom.csv", "Name (original name),Email,Join time,Leave time,Duration (minutes),Guest,Recording disclaimer response,In waiting room",
                lambda n: f"{person(n)},{at(n)},{at(n + 240)},5,Yes,OK,No", size)


def teams(base, size):
    """As Teams in English writes it: `1/1/2026, 8:05:00 AM`."""
    at = lambda n: f"1/1/2026, 8:{n // 500 % 40:02}:00 AM"
    return text(base / "teams.csv", "Full Name\tUser Action\tTimestamp",
                lambda n: f"{FIRST[n % 500 % 15]} {LAST[n % 500 % 10]} {letters(n % 500)}\t{'Joined' if n // 500 % 2 == 0 else 'Left'}\t{at(n)}", size)


def form(base, size, long):
    """Registrations: with long answers, as people write them, or short ones, 700 000 people in 100 MB."""
    answer = "Je voudrais apprendre à animer une séance à distance sans perdre le groupe, et comparer les outils. " * (10 if long else 0)
    answer = answer or "Découvrir des outils et rencontrer "
    day = lambda n: (datetime(2025, 11, 1) + timedelta(minutes=n % 40_000)).strftime("%d/%m/%Y %H:%M:%S")
    person = lambda n: f'{day(n)};{LAST[n % 10]} {letters(n)};{FIRST[n % 15]};p{n}@example.org;Compagnie {n % 20};salarié;"{answer}{n}"'
    return text(base / "form.csv", "Horodateur;Nom;Prénom;Courriel;Structure;Statut;Qu'attendez-vous de cette formation ?", person, size)


XML = '<?xml version="1.0" encoding="UTF-8"?>'
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
COLUMNS = ["Prénom", "Nom", "E-mail", "Structure", "Statut"]
SOMEBODY = ["Bob", "Durand", "bob@example.org", "S", "salarié"]


def xlsx(target, rows, sheets=1):
    """A workbook whose sheets are all of one part."""
    cell = lambda row, column, text: f'<c r="{chr(65 + column)}{row}" t="inlineStr"><is><t>{text}</t></is></c>'
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", XML + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>')
        archive.writestr("_rels/.rels", f'{XML}<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
        named = "".join(f'<sheet name="S{n}" sheetId="{n + 1}" r:id="rId{n}"/>' for n in range(sheets))
        archive.writestr("xl/workbook.xml", f'{XML}<workbook {MAIN} xmlns:r="{OFFICE}"><sheets>{named}</sheets></workbook>')
        leads = "".join(f'<Relationship Id="rId{n}" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>' for n in range(sheets))
        archive.writestr("xl/_rels/workbook.xml.rels", f'{XML}<Relationships xmlns="{RELATIONS}">{leads}</Relationships>')
        lines = "".join(f'<row r="{n + 1}">' + "".join(cell(n + 1, at, text) for at, text in enumerate(row)) + "</row>" for n, row in enumerate(rows))
        archive.writestr("xl/worksheets/sheet1.xml", f"{XML}<worksheet {MAIN}><sheetData>{lines}</sheetData></worksheet>")
    return target


def one_cell(base):
    return xlsx(base / "cell.xlsx", [COLUMNS, SOMEBODY[:2] + ["A" * 230_000_000] + SOMEBODY[3:]])


def many_sheets(base):
    people = [["B", f"D{n}", f"b{n}@example.org", "S", "salarié"] for n in range(20_000)]
    return xlsx(base / "sheets.xlsx", [COLUMNS] + people, sheets=2000)


def repeated(base):
    row = lambda cells: "<table:table-row>" + "".join(f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>' for text in cells) + "</table:table-row>"
    again = f'<table:table-row><table:table-cell office:value-type="string" table:number-columns-repeated="16000"><text:p>{"x" * 100_000}</text:p></table:table-cell></table:table-row>'
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ["office", "table", "text"])
    body = f'<office:body><office:spreadsheet><table:table table:name="a">{row(COLUMNS)}{row(SOMEBODY)}{again}</table:table></office:spreadsheet></office:body>'
    target = base / "repeated.ods"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", f"{XML}<office:document-content {spaces}>{body}</office:document-content>")
    return target


def bad_rows(base, count):
    folder(base)
    put(base / "data/c1/attendance.csv", MARKS + "\n" + "s1,nobody,present,9999,,,roll_call,\n" * count)


def unknown_sessions(base, count, sessions):
    folder(base, 1, sessions)
    rows = (f"nobody{number},p00000,present,10,,,roll_call," for number in range(count))
    put(base / "data/c1/attendance.csv", "\n".join([MARKS, *rows]) + "\n")


def bad_cohorts(base, count):
    put(base / "programme.toml", PROGRAMME)
    for number in range(count):
        put(base / f"data/c{number:05}/cohort.toml", f'id = "c{number:05}"\ncapacité = 3\nsessions = [ {{ id = "s1", module = "m9", date = 2026-02-30 }} ]\n')


def unknown_keys(base, count):
    put(base / "programme.toml", "".join(f"key{number} = {number}\n" for number in range(count)) + PROGRAMME)


def long_note(base, letters):
    folder(base)
    put(base / "data/c1/attendance.csv", f"{MARKS}\ns1,p00001,present,10,,,roll_call,{'x' * letters}\n")


def made(make, base):
    """The words of a command, its inputs made by another process: what makes them is large, and a process is measured with
    what it had when it was started."""
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        with os.fdopen(theirs, "w") as out:
            json.dump(make(base), out)
        os._exit(0)
    os.close(theirs)
    with os.fdopen(ours) as words:
        told = words.read()
    if os.waitpid(child, 0)[1]:
        sys.exit("an input could not be made")
    return json.loads(told)


def measured(program, base, words, environment):
    """Exit code, wall and processor seconds, peak megabytes."""
    begin = time.perf_counter()
    process = subprocess.Popen([program, "-C", base, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment, cwd=base)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, time.perf_counter() - begin, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("--program", default=Path(__file__).parent.parent / "target/release/formation", type=Path)
    ask.add_argument("--size", default=1.0, type=float, help="how large, of what the bounds are for")
    ask.add_argument("--only", default="", help="cases whose name has this word")
    ask.add_argument("--keep", type=Path, help="make the inputs here, and leave them")
    args = ask.parse_args()
    program, base = args.program.resolve(), args.keep or Path(tempfile.mkdtemp(prefix="formation-limits-"))
    environment = {"PATH": os.environ["PATH"], "LANG": "fr_FR.UTF-8", "FORMATION_NOW": "2026-01-02T12:00:00+01:00", "FORMATION_USER": "bench", "COLUMNS": "100"}
    size, count = int(100 * MEGABYTE * args.size), lambda whole: max(1, int(whole * args.size))
    attend = lambda make: lambda base: ["attend", "s1", "--from", str(make(folder(base), size)), "-n", "--no-keep", "--rest", "absent"]
    enrol = lambda make, *words: lambda base: ["enrol", "--from", str(make(folder(base, people=0))), *(words or ["-n"])]
    def then(make, *words):
        return lambda base: (make(base), list(words))[1]
    # What is made, the exit codes that it may have, and the bounds in seconds and megabytes.
    cases = [
        ("log of Zoom, 100 MB", attend(zoom), (0, 1), None, 300),
        ("log of Teams, 100 MB", attend(teams), (0, 1), None, 300),
        ("form, 100 MB, long answers", enrol(lambda base: form(base, size, True)), (0, 1), None, 300),
        ("form, 100 MB, short answers", enrol(lambda base: form(base, size, False)), (0, 1), None, 300),
        ("form, 100 MB, all join", enrol(lambda base: form(base, size, False), "--distinct", "-n"), (0,), None, 310),
        ("form, 100 MB, all join, written", enrol(lambda base: form(base, size, False), "--distinct"), (0,), None, 310),
        ("workbook, one cell of 230 MB", enrol(one_cell), (3,), 1, 200),
        ("workbook, one part for 2 000 sheets", enrol(many_sheets), (3,), 1, 200),
        ("workbook, a cell repeated 16 000 times", enrol(repeated), (3,), 1, 200),
        ("40 000 bad rows", then(lambda base: bad_rows(base, count(40_000)), "report", "hours"), (3,), 2, None),
        ("40 000 bad rows, check", then(lambda base: bad_rows(base, count(40_000)), "check"), (1,), 2, None),
        ("40 000 unknown sessions of 100 000", then(lambda base: unknown_sessions(base, count(40_000), count(100_000)), "report", "hours"), (3,), 2, None),
        ("40 000 unknown sessions of 100 000, check", then(lambda base: unknown_sessions(base, count(40_000), count(100_000)), "check"), (1,), 2, None),
        ("20 000 bad cohorts", then(lambda base: bad_cohorts(base, count(20_000)), "report", "hours", "-c", "all"), (3,), 2, None),
        ("20 000 bad cohorts, check", then(lambda base: bad_cohorts(base, count(20_000)), "check"), (3,), 2, None),
        ("100 000 unknown keys", then(lambda base: unknown_keys(base, count(100_000)), "check"), (3,), 2, None),
        ("a note of 400 kB", then(lambda base: long_note(base, count(400_000)), "explain", "p00001"), (0,), 2, None),
        ("a note of 400 kB, check", then(lambda base: long_note(base, count(400_000)), "check"), (0, 1), 2, None),
        ("100 000 sessions, list", then(lambda base: folder(base, 1, count(100_000)), "sessions", "list"), (0,), 2, None),
        ("100 000 sessions, check", then(lambda base: folder(base, 1, count(100_000)), "check"), (0, 1), 2, None),
        ("100 000 sessions, todo", then(lambda base: folder(base, 1, count(100_000)), "todo"), (0,), 2, None),
    ]
    print(f"| {'what':<42} | {'exit':>4} | {'wall, s':>8} | {'CPU, s':>8} | {'peak, MB':>8} | {'bounds':<12} |")
    print(f"| {'-' * 42} | {'-' * 3}: | {'-' * 7}: | {'-' * 7}: | {'-' * 7}: | {'-' * 12} |")
    beyond = []
    for number, (name, make, codes, seconds, megabytes) in enumerate(cases):
        if args.only not in name:
            continue
        place = base / f"{number:02}"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        code, wall, load, peak = measured(program, place, made(make, place), environment)
        bounds = ", ".join([f"{seconds} s"] * (seconds is not None) + [f"{megabytes} MB"] * (megabytes is not None))
        print(f"| {name:<42} | {code:>4} | {wall:>8.2f} | {load:>8.2f} | {peak:>8.0f} | {bounds:<12} |", flush=True)
        if code not in codes:
            beyond.append(f"{name}: exit {code}")
        if seconds is not None and load > seconds:
            beyond.append(f"{name}: {load:.2f} s of the processor, {seconds} allowed")
        if megabytes is not None and peak > megabytes:
            beyond.append(f"{name}: {peak:.0f} MB, {megabytes} allowed")
        if not args.keep:
            shutil.rmtree(place)
    if not args.keep:
        shutil.rmtree(base)
    if beyond:
        sys.exit("beyond the bounds:\n" + "\n".join(beyond))


if __name__ == "__main__":
    main()
