#!/bin/sh
# A PostgreSQL server of its own for tests: on loopback alone, in a temporary folder, gone when the one who started it closes its standard
# input or dies. PostgreSQL refuses to run as root: then it runs as nobody. Says `ready PORT FOLDER` once it answers.
# The superuser is `postgres`, its password `test`; the folder holds `root.pem`, which vouches for the name localhost.
set -eu
if [ "$(id -u)" = 0 ]; then
  exec runuser -u nobody -- sh "$0" "$@"
fi
initdb=$(command -v initdb || ls -d /usr/lib/postgresql/*/bin/initdb 2>/dev/null | sort -V | tail -n 1)
bin=$(dirname "$(readlink -f "$initdb")")
folder=$(mktemp -d)
cd "$folder"
stop() {
  "$bin/pg_ctl" -D "$folder/data" -m immediate -s stop >&2 || true
  cd /
  rm -rf "$folder"
}
trap stop EXIT
trap 'exit 1' INT TERM HUP
echo test > password
"$bin/initdb" -D data -U postgres -E UTF8 --locale=C -A scram-sha-256 --pwfile=password -N >/dev/null
new="-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes"
openssl req -x509 $new -keyout root.key -out root.pem -subj '/CN=root of tests' -days 2 2>/dev/null
openssl req $new -keyout data/server.key -out server.csr -subj /CN=localhost 2>/dev/null
printf 'subjectAltName=DNS:localhost\n' > names
openssl x509 -req -in server.csr -CA root.pem -CAkey root.key -CAcreateserial -days 2 -extfile names -out data/server.crt 2>/dev/null
chmod 600 data/server.key
# So that tests, who may be somebody else, can read the root of trust.
chmod 755 "$folder"
chmod 644 root.pem
cat >> data/postgresql.conf <<EOF
listen_addresses = '127.0.0.1'
port = $1
unix_socket_directories = '$folder'
ssl = on
fsync = off
max_connections = 200
log_min_messages = warning
EOF
"$bin/pg_ctl" -D data -w -s -l log start >&2
echo "ready $1 $folder"
cat >/dev/null
