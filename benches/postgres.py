"""A PostgreSQL server for `shared.py`, in a temporary folder, on loopback alone; and a proxy before it that counts, delays and cuts.
Standard library only; needs PostgreSQL's programs and, for TLS, `openssl`."""

import glob
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

PASSWORD = "bench"
# Nobody: PostgreSQL refuses to run as root.
AS_NOBODY = {"user": 65534, "group": 65534, "extra_groups": []} if os.name == "posix" and os.getuid() == 0 else {}


def programs():
    """The folder of PostgreSQL's programs, the newest first."""
    found = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"), key=lambda path: int(path.split("/")[4]))
    path = found[-1] if found else shutil.which("initdb")
    return Path(path).resolve().parent if path else sys.exit("PostgreSQL's initdb is needed (on Debian: apt-get install postgresql)")


def free_port():
    """Below those that systems give to whoever connects: it is still free when a server that was killed begins again."""
    for port in random.sample(range(20_000, 32_000), 100):
        with socket.socket() as on:
            try:
                on.bind(("127.0.0.1", port))
                return port
            except OSError:
                pass
    sys.exit("no free port")


class Server:
    """Superuser `postgres`; every login has the same password, which `passwords` holds. `root`: the root of trust, in PEM."""

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="formation-shared-server-"))
        if AS_NOBODY:
            os.chown(self.folder, 65534, 65534)
        self.folder.chmod(0o755)
        self.bin, self.port, self.data = programs(), free_port(), self.folder / "data"
        (self.folder / "password").write_text(PASSWORD)
        self.done("initdb", "-D", self.data, "-U", "postgres", "-E", "UTF8", "--locale=C", "-A", "scram-sha-256", f"--pwfile={self.folder}/password", "-N")
        self.certify()
        with open(self.data / "postgresql.conf", "a", encoding="utf-8") as settings:
            settings.write(f"\nlisten_addresses = '127.0.0.1'\nport = {self.port}\nunix_socket_directories = ''\nssl = on\nmax_connections = 200\nssl_min_protocol_version = 'TLSv1.3'\n")
        self.process = None
        self.start()

    def done(self, name, *words):
        subprocess.run([self.bin / name, *words], check=True, cwd="/", stdout=subprocess.DEVNULL, **AS_NOBODY)

    def certify(self):
        """A certificate for localhost, and its own root."""
        key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout"]
        (self.folder / "names").write_text("subjectAltName=DNS:localhost\n")
        for words in [
            ["req", "-x509", *key, "root.key", "-out", "root.pem", "-subj", "/CN=root of benches", "-days", "2"],
            ["req", *key, "data/server.key", "-out", "server.csr", "-subj", "/CN=localhost"],
            ["x509", "-req", "-in", "server.csr", "-CA", "root.pem", "-CAkey", "root.key", "-CAcreateserial", "-days", "2", "-extfile", "names", "-out", "data/server.crt"],
        ]:
            subprocess.run(["openssl", *words], check=True, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **AS_NOBODY)
        (self.data / "server.key").chmod(0o600)
        self.root = self.folder / "root.pem"
        self.root.chmod(0o644)

    def start(self):
        """From what is there, also where the server was killed. One that ends at once is begun again: what it leaves to the system may
        stay for a moment."""
        for _ in range(600):
            if self.process is None or self.process.poll() is not None:
                (self.data / "postmaster.pid").unlink(missing_ok=True)
                with open(self.folder / "log", "ab") as log:
                    self.process = subprocess.Popen([self.bin / "postgres", "-D", self.data], cwd="/", stdout=log, stderr=log, **AS_NOBODY)
            if self.psql("postgres", "postgres", "select 1", check=False).returncode == 0:
                return
            time.sleep(0.05)
        sys.exit((self.folder / "log").read_text(encoding="utf-8")[-2000:])

    def kill(self):
        """Every process at once, as a machine that loses its power; gone before this returns."""
        self.process.send_signal(signal.SIGSTOP)
        children = subprocess.run(["ps", "-o", "pid=", "--ppid", str(self.process.pid)], capture_output=True, text=True).stdout.split()
        for process in [*map(int, children), self.process.pid]:
            try:
                os.kill(process, signal.SIGKILL)
            except ProcessLookupError:
                pass
        self.process.wait()
        while children and any(state[0] != "Z" for state in subprocess.run(["ps", "-o", "stat=", "-p", ",".join(children)], capture_output=True, text=True).stdout.split()):
            time.sleep(0.01)

    def stop(self):
        self.process.send_signal(signal.SIGINT)
        self.process.wait()
        shutil.rmtree(self.folder)

    def psql(self, user, database, statements, check=True):
        environment = {"PGPASSWORD": PASSWORD, "PGSSLMODE": "disable"}
        words = [self.bin / "psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p", str(self.port), "-U", user, "-d", database]
        return subprocess.run(words, input=statements, env=environment, check=check, capture_output=True, text=True, cwd="/")

    def sql(self, user, database, statements):
        return self.psql(user, database, statements).stdout.strip()

    def spent(self):
        """Seconds of processor time of all connections that have ended."""
        return sum(map(int, Path(f"/proc/{self.process.pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[13:15])) / os.sysconf("SC_CLK_TCK")

    def session(self, user, database):
        return Session(self.bin / "psql", self.port, user, database)

    def database(self, name, owner):
        """An empty database of a login that may make logins."""
        self.login(owner, "createrole")
        self.sql("postgres", "postgres", f"create database {name} owner {owner} template template0")

    def login(self, who, more=""):
        if not self.sql("postgres", "postgres", f"select 1 from pg_roles where rolname = '{who}'"):
            self.sql("postgres", "postgres", f"create role {who} login password '{PASSWORD}' {more}")


class Session:
    """One connection that is asked one thing after another, each with one line for an answer."""

    def __init__(self, psql, port, user, database):
        words = [psql, "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p", str(port), "-U", user, "-d", database]
        environment = {"PGPASSWORD": PASSWORD, "PGSSLMODE": "disable"}
        self.process = subprocess.Popen(words, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd="/")

    def ask(self, statement):
        self.process.stdin.write(statement + ";\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()


class Proxy:
    """Between clients and a server: a question is what a client sends before it hears something. `round_trips` counts connecting
    and each question that was answered: a goodbye is none. Delays hold for the first bytes of a question and of an answer, and for connecting."""

    def __init__(self, port):
        self.server, self.delay, self.round_trips, self.questions = port, 0.0, 0, 0
        self.lock, self.cut_at, self.open, self.before = threading.Lock(), None, [], None
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=128)
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def cut(self, nth, answered):
        """Cuts the connection of the nth question from now, before it arrives or, `answered`, before its answer goes back."""
        with self.lock:
            self.cut_at = (self.questions + nth, answered)

    def cut_all(self):
        with self.lock:
            ends, self.open = self.open, []
        for end in ends:
            hang_up(end)

    def accept(self):
        while True:
            client = self.listener.accept()[0]
            try:
                server = socket.create_connection(("127.0.0.1", self.server))
            except OSError:
                client.close()
                continue
            for end in (client, server):
                end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            with self.lock:
                self.round_trips += 1
                self.open = [end for end in self.open if end.fileno() >= 0] + [client, server]
            turn = {"asked": False, "answered": False, "cut": False}
            for pump in [(client, server, self.question), (server, client, self.answer)]:
                threading.Thread(target=pass_on, args=(*pump, turn), daemon=True).start()

    def question(self, turn):
        if turn["asked"] and not turn["answered"]:
            return True
        with self.lock:
            self.questions += 1
            at, answered = self.cut_at or (0, False)
            is_cut = at == self.questions
            if is_cut:
                self.cut_at = None
            before, number = self.before, self.questions
        time.sleep(self.delay if turn["asked"] else 3 * self.delay)
        if before:
            before(number)
        turn.update(asked=True, answered=False, cut=is_cut and answered)
        return not is_cut or answered

    def answer(self, turn):
        if turn["cut"]:
            return False
        if not turn["answered"]:
            # What a server says while the client still speaks is no answer: it has not arrived yet.
            time.sleep(max(self.delay, 0.001))
            turn["answered"] = True
            with self.lock:
                self.round_trips += 1
        return True


def pass_on(source, sink, passes, turn):
    try:
        while (data := source.recv(1 << 16)) and passes(turn):
            sink.sendall(data)
    except OSError:
        pass
    for end in (source, sink):
        hang_up(end)


def hang_up(end):
    try:
        end.shutdown(socket.SHUT_RDWR)
    except OSError:
        pass


class Silent:
    """A port on which nobody answers, not even to refuse."""

    def __init__(self):
        self.listener = socket.socket()
        self.listener.bind(("127.0.0.1", 0))
        self.listener.listen(0)
        self.port = self.listener.getsockname()[1]
        self.waiting = []
        for _ in range(4):
            end = socket.socket()
            end.setblocking(False)
            end.connect_ex(("127.0.0.1", self.port))
            self.waiting.append(end)
