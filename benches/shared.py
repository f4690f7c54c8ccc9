#!/usr/bin/env python3
"""What a shared programme costs and withstands, each number held to its bar: it fails beyond.

    cargo build --release --features shared && python3 benches/shared.py [--only WORD] [--faults 1000] [--plain PROGRAM] [--before PROGRAM]

Starts a PostgreSQL server of its own on loopback, with TLS 1.3 and passwords, and stops it at the end. Round trips are counted, and
connections cut, by a proxy of `postgres.py`. Bars, and the word that selects each with --only:

    trips    round trips of one reading and of one writing command, let in anew; of one that somebody else was quicker than
    delay    the same commands at 20 ms there and back
    writers  50 writers on 50 cohorts, 8 writers on one, by `cargo bench --bench writers`
    pull     a pull that brings nothing, of an office with 50 of 1 000 cohorts: time in the server
    copy     the first copy of a million marks; what a report costs in it, against a plain folder
    offline  reading while nobody answers
    binary   size and start-up: --plain is the program without the feature, --before the one of an earlier version
    faults   8 copies write through the proxy while the program is killed, connections are cut and the server is killed, --faults times:
             nothing that was acknowledged is lost or there twice, and every copy is the store byte for byte

Times are of this machine, and worth what it is idle. Standard library only; needs PostgreSQL's programs and `openssl`.
"""

import argparse
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from postgres import PASSWORD, Proxy, Server, Silent
from ratios import PROGRAMME, cohorts, put

HERE = Path(__file__).resolve().parent
READ, WRITE = 8, 9


class Bars:
    """Lines of a table, and what is beyond."""

    def __init__(self):
        self.beyond = []
        print("| what | measured | bar | |\n|---|---:|---:|---|", flush=True)

    def hold(self, what, measured, bar, unit="", at_least=False, note=""):
        is_met = measured >= bar if at_least else measured <= bar
        shown = f"{measured:.2f}".rstrip("0").rstrip(".") if isinstance(measured, float) else str(measured)
        sign = "≥" if at_least else "≤"
        print(f"| {what} | {shown}{unit}{note} | {sign} {bar}{unit} | {'met' if is_met else '**beyond**'} |", flush=True)
        if not is_met:
            self.beyond.append(what)


class Programme:
    """The program, run in folders with a cleared environment."""

    def __init__(self, program, server, home):
        self.program, self.server, self.home = program, server, home
        self.environment = {"PATH": "/usr/bin:/bin", "HOME": str(home), "LANG": "en", "FORMATION_USER": "bench", "PGPASSWORD": PASSWORD, "PGSSLROOTCERT": str(server.root)}

    def start(self, folder, *words, out=subprocess.DEVNULL, err=subprocess.DEVNULL, **more):
        return subprocess.Popen([self.program, "-C", folder, *words], env={**self.environment, **more}, stdin=subprocess.DEVNULL, stdout=out, stderr=err)

    def run(self, folder, *words, check=True, **more):
        with self.start(folder, *words, out=subprocess.PIPE, err=subprocess.STDOUT, **more) as child:
            shown = child.communicate()[0].decode()
        if check and child.returncode != 0:
            sys.exit(f"formation {' '.join(words)} in {folder}: exit code {child.returncode}\n{shown}")
        return child.returncode, shown

    def timed(self, folder, *words, **more):
        """Seconds by the clock, and of processor time."""
        before, begun = os.times(), time.monotonic()
        self.run(folder, *words, **more)
        taken, after = time.monotonic() - begun, os.times()
        return taken, after.children_user - before.children_user + after.children_system - before.children_system

    def shared(self, base, name, write, port=None):
        """A store in a database of that name, and its first copy, of a generated folder."""
        folder = base / name
        write(folder)
        self.server.database(name, "claire")
        self.run(folder, "share", "start", self.address("claire", name, port), "--office", "lyon")
        return folder

    def address(self, who, database, port=None):
        return f"postgres://{who}@localhost:{port or self.server.port}/{database}?sslmode=verify-full"

    def join(self, base, name, who, database, port=None):
        folder = base / name
        self.run(base, "share", "join", self.address(who, database, port), folder)
        return folder


def forget_contact(folder):
    """The last contact was long ago: a reading command asks the store."""
    link = folder / "data/.shared"
    said = json.loads(link.read_text(encoding="utf-8"))
    said["contact"] = "2021-01-01T00:00:00+00:00"
    said.pop("unanswered", None)
    mode = link.stat().st_mode
    link.write_text(json.dumps(said, indent=2) + "\n", encoding="utf-8")
    link.chmod(mode)


def person(folder, cohort="c0001", nth=1):
    return (folder / f"data/{cohort}/enrolments.csv").read_text(encoding="utf-8").split("\n")[nth].split(",")[0]


def mark(folder, minutes, nth=1):
    return ["-c", "c0001", "attend", "s01", "--minutes", f"{person(folder, nth=nth)}={minutes}"]


def trips(bars, programme, base):
    first = programme.shared(base, "trips", cohorts(2))
    proxy = Proxy(programme.server.port)
    copy = programme.join(base, "trips-copy", "claire", "trips", proxy.port)
    # So that what is sent in two pieces is one question, however busy the machine is.
    proxy.delay = 0.005

    def counted(*words):
        before = proxy.round_trips
        programme.run(copy, *words)
        return proxy.round_trips - before

    forget_contact(copy)
    bars.hold("round trips of `sessions list`, TLS 1.3 and SCRAM", counted("-c", "c0001", "sessions", "list"), READ)
    bars.hold("round trips of `sessions list` a moment later", counted("-c", "c0001", "sessions", "list"), 0)
    written = counted(*mark(copy, 61))
    bars.hold("round trips of `attend` of one", written, WRITE)
    # Somebody else writes between the pull and the push, the last question of a command.
    last = proxy.questions + written - 1
    def quicker(number):
        if number == last:
            programme.run(first, *mark(first, 71, nth=2))
    proxy.before = quicker
    bars.hold("the same where somebody was quicker", counted(*mark(copy, 62)), WRITE + 2)
    proxy.before = None
    programme.run(first, "-c", "c0001", "attend", "s02", "--minutes", f"{person(first)}=63")
    programme.run(copy, *mark(copy, 64))
    first_marks, marks = ((folder / "data/c0001/attendance.csv").read_text(encoding="utf-8") for folder in (first, copy))
    if ",71," not in marks or ",63," not in marks or ",62," not in first_marks:
        bars.beyond.append("two copies that wrote in turns differ")


def delay(bars, programme, base):
    programme.shared(base, "delay", cohorts(2))
    proxy = Proxy(programme.server.port)
    copy = programme.join(base, "delay-copy", "claire", "delay", proxy.port)
    proxy.delay = 0.010
    taken = []
    for _ in range(5):
        forget_contact(copy)
        taken.append(programme.timed(copy, "-c", "c0001", "sessions", "list")[0])
    bars.hold("`sessions list` at 20 ms there and back", min(taken) * 1000, 200, " ms")
    taken = [programme.timed(copy, *mark(copy, 61 + turn))[0] for turn in range(5)]
    bars.hold("`attend` of one at 20 ms there and back", min(taken) * 1000, 250, " ms")


def writers(bars, programme, base, driver=None):
    server = programme.server
    driver = [driver] if driver else ["cargo", "bench", "-q", "--features", "shared", "--bench", "writers", "--"]
    for database, many, cohorts_of_them in [("each", 50, 50), ("one", 8, 1)]:
        server.database(database, "claire")
        address = f"postgres://claire@127.0.0.1:{server.port}/{database}?sslmode=disable"
        command = [*driver, address, str(many), str(cohorts_of_them), "10"]
        before = server.spent()
        run = subprocess.run(command, cwd=HERE.parent, env={**os.environ, "PGPASSWORD": PASSWORD}, stdout=subprocess.PIPE, text=True, check=True)
        said = json.loads(run.stdout)
        time.sleep(1)
        each = (server.spent() - before) / said["operations"]
        rate = said["operations"] / said["seconds"]
        if cohorts_of_them > 1:
            bars.hold(f"{many} writers on {cohorts_of_them} cohorts", rate, 200, " op/s", at_least=True, note=f", slowest {said['slowest_ms']} ms")
            bars.hold("the same, processor time of the server for an operation", each * 1000, 10, " ms", note=", what two cores can give at 200 op/s")
            bars.hold("the same, tries too many", said["stale"], 0)
        else:
            bars.hold(f"{many} writers on one cohort, tries of an operation", said["most_tries"], 4, note=f" ({rate:.0f} op/s, {said['stale'] / said['operations']:.2f} too many each)")


def thousand(programme, base):
    """A store of 1 000 cohorts and a million marks, of which an office has 50; made once."""
    folder = base / "thousand"
    if not folder.exists():
        programme.shared(base, "thousand", cohorts(1000))
        programme.server.login("maelle", "in role formation_people")
        programme.server.sql("postgres", "thousand", "insert into formation.offices values ('lille'); insert into formation.access values ('maelle', 'lille', true); update formation.cohorts set office = 'lille' where cohort <= 'c0050'; analyze")
    return folder


def pull(bars, programme, base):
    thousand(programme, base)
    server, spent = programme.server, []
    last = server.sql("postgres", "thousand", "select op from formation.head")
    id = server.sql("postgres", "thousand", f"select id from formation.operations where op = {last}")
    # The copy is known from the second time on; each time is a session of its own, which has planned nothing, as a command's is.
    known = "'" + server.sql("maelle", "thousand", "select array(select formation.mine(false))::text") + "'"
    question = f"formation.pull(1, {last}, {repr(id) if id else 'null'}, '7f1f0f8e-6f0c-4a55-9a57-0f2f3a6f3c11', {known}, false)"
    for _ in range(15):
        with server.session("maelle", "thousand") as session:
            process = Path(f"/proc/{session.ask('select pg_backend_pid()')}/schedstat")
            spent_until = lambda: int(process.read_text().split()[0]) / 1e6
            before, begun = spent_until(), time.monotonic()
            session.ask(f"select count(*) from {question}")
            spent.append((spent_until() - before, (time.monotonic() - begun) * 1000))
    rows = server.sql("maelle", "thousand", f"select kind || ' ' || count(*) from {question} group by kind order by 1")
    processor, clock = (sorted(column)[len(spent) // 2] for column in zip(*spent))
    bars.hold("a pull that brings nothing, 50 of 1 000 cohorts, processor time in the server", processor, 10, " ms", note=f" (median of 15; by the clock {clock:.1f} ms; {rows.replace(chr(10), ', ')})")


def copy(bars, programme, base):
    thousand(programme, base)
    taken, spent = programme.timed(base, "share", "join", programme.address("claire", "thousand"), base / "thousand-copy")
    bars.hold("the first copy of 1 000 000 marks", taken, 10, " s", note=f" ({spent:.1f} s of processor)")
    plain = base / "thousand-plain"
    shutil.copytree(base / "thousand-copy", plain, ignore=shutil.ignore_patterns(".*"))
    least = {}
    for _ in range(7):
        for name in ("thousand-copy", "thousand-plain"):
            spent = programme.timed(base / name, "-c", "all", "export", "hours", FORMATION_OFFLINE="1")[1]
            least[name] = min(spent, least.get(name, spent))
    ratio = least["thousand-copy"] / least["thousand-plain"]
    bars.hold("`-c all export hours` in a copy, against a plain folder", ratio, 1.05, " ×", note=f" ({least['thousand-copy']:.2f} s)")


def offline(bars, programme, base):
    programme.shared(base, "offline", cohorts(2))
    copy = programme.join(base, "offline-copy", "claire", "offline")
    silent = Silent()
    link = copy / "data/.shared"
    link.write_text(link.read_text(encoding="utf-8").replace(f":{programme.server.port}/", f":{silent.port}/"), encoding="utf-8")
    forget_contact(copy)
    plain = min(programme.timed(copy, "-c", "c0001", "sessions", "list", FORMATION_OFFLINE="1")[0] for _ in range(5))
    forget_contact(copy)
    bars.hold("`sessions list` while nobody answers", programme.timed(copy, "-c", "c0001", "sessions", "list")[0], 2.1, " s")
    later = max(programme.timed(copy, "-c", "c0001", *words)[0] for words in [("sessions", "list"), ("participants", "list"), ("report", "hours"), ("history",)])
    bars.hold("the slowest of four reports in the 30 s after it", later, 0.25, " s", note=f" (offline: {plain:.3f} s)")


def binary(bars, programme, base, plain, before):
    size = lambda path: path.stat().st_size / 1e6
    if plain:
        bars.hold("the feature, in the program", size(programme.program) - size(plain), 3.5, " MB", note=f" ({size(plain):.1f} without)")
    if plain and before:
        bars.hold("a plain program, against an earlier one", size(plain) - size(before), 0.3, " MB", note=" more")
    seed = base / "seed"
    seed.mkdir(exist_ok=True)
    shutil.copy(HERE.parent / "programme.toml", seed)

    def least(program, folder, many=200):
        spent = []
        for _ in range(many):
            begun = time.perf_counter()
            subprocess.run([program, "-C", folder, "sessions", "list"], env=programme.environment, stdout=subprocess.DEVNULL, check=True)
            spent.append((time.perf_counter() - begun) * 1000)
        spent.sort()
        return spent[len(spent) // 10]
    for what, one, other in [("start-up of a plain program, against an earlier one", plain, before), ("start-up with the feature, against a plain program", programme.program, plain)]:
        if one and other:
            least(one, seed, 20), least(other, seed, 20)
            rounds = [least(one, seed, 50) - least(other, seed, 50) for _ in range(8)]
            bars.hold(what, sorted(rounds)[len(rounds) // 2], 0.1, " ms", note=" more, sessions list")


class Ledger:
    """What the program said: each person, and whether their enrolment is acknowledged, refused or not known."""

    def __init__(self):
        self.lock, self.said, self.lines = threading.Lock(), {}, []

    def note(self, who, code, shown):
        with self.lock:
            self.said[who] = code
            if code not in (0, 4, -9):
                self.lines.append(f"{who}: exit code {code}\n{shown}")


def roomy(many):
    """Cohorts with room for everybody who may come."""
    def write(folder):
        put(folder / "programme.toml", [PROGRAMME])
        for number in range(1, many + 1):
            put(folder / f"data/c{number:04}/cohort.toml", [f'id = "c{number:04}"', "capacity = 100000", 'sessions = [ { id = "s01", module = "m1", date = 2021-03-16, start = 14:00, end = 16:00, trainer = "lea" } ]'])
    return write


def enrolment(who):
    """A person nobody resembles."""
    syllables = ["ba", "ke", "di", "fo", "gu", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "zo", "xu", "ja"]
    number, name = who * 2654435761 % (1 << 32), ""
    for _ in range(8):
        number, name = number >> 4, name + syllables[number & 15]
    return ["enrol", name[:8].capitalize(), name[8:].capitalize(), "--email", f"p{who}@example.org", "--organisation", "Compagnie", "--status", "employee", "--distinct"]


def faults(bars, programme, base, many, copies=8, cohorts_of_them=4):
    server = programme.server
    programme.shared(base, "faults", roomy(cohorts_of_them))
    proxy, ledger, chance = Proxy(server.port), Ledger(), random.Random(1)
    folders = [programme.join(base, f"faults-{number}", "claire", "faults", proxy.port) for number in range(copies)]
    running, is_over, turns = {}, threading.Event(), [0] * copies

    def write(number):
        while not is_over.is_set():
            turns[number] += 1
            who = turns[number] * copies + number
            child = programme.start(folders[number], "-c", f"c{1 + number % cohorts_of_them:04}", *enrolment(who), out=subprocess.PIPE, err=subprocess.STDOUT)
            running[number] = child
            shown = child.communicate()[0].decode()
            ledger.note(who, child.returncode, shown)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(copies)]
    for thread in threads:
        thread.start()
    done = {"program killed": 0, "connection cut": 0, "all connections cut": 0, "server killed": 0}
    begun = time.monotonic()
    for _ in range(many):
        time.sleep(chance.random() * 0.3)
        luck = chance.random()
        if luck < 0.45:
            child = running.get(chance.randrange(copies))
            if child and child.poll() is None:
                child.send_signal(signal.SIGKILL)
            done["program killed"] += 1
        elif luck < 0.90:
            proxy.cut(1 + chance.randrange(24), chance.random() < 0.5)
            done["connection cut"] += 1
        elif luck < 0.97:
            proxy.cut_all()
            done["all connections cut"] += 1
        else:
            server.kill()
            server.start()
            done["server killed"] += 1
    is_over.set()
    for thread in threads:
        thread.join()
    taken = time.monotonic() - begun
    # Whatever waits is settled; every copy is as new as the store.
    wrong = list(ledger.lines)
    for _ in range(2):
        for folder in folders:
            forget_contact(folder)
            code, shown = programme.run(folder, "-c", "c0001", "participants", "list", check=False)
            if code != 0:
                wrong.append(f"{folder.name}: {shown}")
    for folder in folders:
        code, shown = programme.run(folder, "share", "check", check=False)
        if code != 0:
            wrong.append(f"share check in {folder.name}: {shown}")
    fresh = programme.join(base, "faults-fresh", "claire", "faults")
    want = contents(fresh)
    wrong += [f"{folder.name} is not the store: {sorted(name for name in want.keys() | is_.keys() if want.get(name) != is_.get(name))}" for folder in folders if (is_ := contents(folder)) != want]
    wrong += [f"{folder.name}: {left.relative_to(folder)} is left" for folder in folders for left in (folder / "data").rglob(".*") if left.name not in (".shared", ".lock", ".outbox", ".known") or left.name == ".outbox" and any(left.iterdir())]
    found = {}
    for name, bytes in want.items():
        if name.endswith("enrolments.csv"):
            for email in re.findall(r"p(\d+)@example\.org", bytes.decode()):
                found[int(email)] = found.get(int(email), 0) + 1
    acknowledged = {who for who, code in ledger.said.items() if code == 0}
    unknown = {who for who, code in ledger.said.items() if code in (4, -9)}
    numbers = [json.loads(line)["op"] for line in want["data/journal.jsonl"].decode().splitlines()]
    first = numbers[0] if numbers else 1
    if numbers != list(range(first, first + len(numbers))):
        wrong.append("the numbers have gaps")
    enrolled = sum(found.values())
    if len(numbers) != enrolled:
        wrong.append(f"{len(numbers)} operations, {enrolled} people")
    bars.hold(f"acknowledged operations lost, {many} faults", len(acknowledged - found.keys()), 0, note=f" of {len(acknowledged)}")
    bars.hold("operations there twice", sum(1 for times in found.values() if times > 1), 0, note=f" of {enrolled}; of {len(unknown)} not known, {len(unknown & found.keys())} were done; {', '.join(f'{times} × {what}' for what, times in done.items())}; {taken:.0f} s")
    bars.hold("operations that nobody sent", len(found.keys() - ledger.said.keys()), 0)
    bars.hold("copies, numbers and answers that are wrong", len(wrong), 0)
    for line in wrong[:10]:
        print(line[:2000], file=sys.stderr)


def contents(folder):
    """Every file of a programme, but what lies hidden."""
    files = [file for file in folder.rglob("*") if file.is_file() and not any(part.startswith(".") for part in file.relative_to(folder).parts)]
    return {str(file.relative_to(folder)): file.read_bytes() for file in files}


def main():
    ask = argparse.ArgumentParser()
    target = Path(os.environ.get("CARGO_TARGET_DIR", HERE.parent / "target"))
    ask.add_argument("--program", default=target / "release/formation", type=Path, help="built with the feature `shared`")
    ask.add_argument("--plain", type=Path, help="the same without the feature")
    ask.add_argument("--before", type=Path, help="an earlier version without the feature")
    ask.add_argument("--writers", type=Path, help="the bench `writers`, where it is built already")
    ask.add_argument("--only", default="", help="only these bars, by their words, with commas between")
    ask.add_argument("--faults", default=1000, type=int, help="how often something goes wrong")
    ask.add_argument("--keep", action="store_true", help="leave the folders, and say where")
    args = ask.parse_args()
    base = Path(tempfile.mkdtemp(prefix="formation-shared-"))
    server = Server()
    try:
        programme, bars = Programme(args.program.resolve(), server, base), Bars()
        asked = lambda word: not args.only or word in args.only.split(",")
        for what in (trips, delay, pull, copy, offline):
            if asked(what.__name__):
                what(bars, programme, base)
        if asked("writers"):
            writers(bars, programme, base, args.writers and args.writers.resolve())
        if asked("binary"):
            binary(bars, programme, base, args.plain and args.plain.resolve(), args.before and args.before.resolve())
        if asked("faults") and args.faults:
            faults(bars, programme, base, args.faults)
    finally:
        server.stop()
        if args.keep:
            print(base, file=sys.stderr)
        else:
            shutil.rmtree(base)
    if bars.beyond:
        sys.exit("beyond its bar: " + "; ".join(bars.beyond))


if __name__ == "__main__":
    main()
