//! The proxy that other tests cut connections with, held against a server that answers every line with the same line.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use support::proxy::{Cut, Proxy};

/// A server that gives back each line, and how many lines it got.
fn echo() -> (SocketAddr, Arc<AtomicUsize>) {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let (address, got) = (listener.local_addr().unwrap(), Arc::new(AtomicUsize::new(0)));
    let counted = Arc::clone(&got);
    thread::spawn(move || {
        for client in listener.incoming().flatten() {
            let counted = Arc::clone(&counted);
            thread::spawn(move || {
                let mut lines = BufReader::new(client.try_clone().unwrap()).lines();
                while let Some(Ok(line)) = lines.next() {
                    counted.fetch_add(1, Ordering::SeqCst);
                    (&client).write_all(format!("{line}\n").as_bytes()).unwrap();
                }
            });
        }
    });
    (address, got)
}

/// Asks on a connection: the answer, or none where it was cut.
fn ask(connection: &TcpStream, text: &str) -> Option<String> {
    let mut connection = connection;
    connection.write_all(format!("{text}\n").as_bytes()).ok()?;
    let mut answer = String::new();
    let read = BufReader::new(connection).read_line(&mut answer);
    (read.ok()? > 0).then(|| answer.trim_end().to_owned())
}

fn connect(proxy: &Proxy) -> TcpStream {
    TcpStream::connect(proxy.address()).unwrap()
}

#[test]
fn a_round_trip_is_a_connection_or_a_question() {
    let proxy = Proxy::to(echo().0);
    let (one, other) = (connect(&proxy), connect(&proxy));
    for (connection, text) in [(&one, "a"), (&other, "b"), (&one, "c")] {
        assert_eq!(ask(connection, text).as_deref(), Some(text));
    }
    assert_eq!((proxy.questions(), proxy.round_trips()), (3, 5));
}

#[test]
fn a_long_question_is_one() {
    let proxy = Proxy::to(echo().0);
    let long = "x".repeat(1 << 20);
    assert_eq!(ask(&connect(&proxy), &long), Some(long));
    assert_eq!(proxy.questions(), 1);
}

#[test]
fn what_is_cut_before_the_question_was_never_asked() {
    let (server, got) = echo();
    let proxy = Proxy::to(server);
    proxy.cut(2, Cut::BeforeQuestion);
    let connection = connect(&proxy);
    assert_eq!(ask(&connection, "a").as_deref(), Some("a"));
    assert!(proxy.is_cut_to_come());
    assert_eq!(ask(&connection, "b"), None);
    assert_eq!((got.load(Ordering::SeqCst), proxy.is_cut_to_come()), (1, false));
    assert_eq!(ask(&connect(&proxy), "b").as_deref(), Some("b"), "once");
}

#[test]
fn what_is_cut_before_the_answer_was_asked() {
    let (server, got) = echo();
    let proxy = Proxy::to(server);
    let connection = connect(&proxy);
    proxy.cut(1, Cut::BeforeAnswer);
    assert_eq!(ask(&connection, "a"), None);
    assert_eq!(got.load(Ordering::SeqCst), 1);
}

#[test]
fn it_refuses_cuts_all_and_leads_elsewhere() {
    let proxy = Proxy::to(echo().0);
    let connection = connect(&proxy);
    assert_eq!(ask(&connection, "a").as_deref(), Some("a"));
    proxy.cut_all();
    assert_eq!(ask(&connection, "b"), None);
    proxy.refuse(true);
    assert_eq!(ask(&connect(&proxy), "c"), None);
    proxy.refuse(false);
    let (other, got) = echo();
    proxy.lead_to(other);
    assert_eq!(ask(&connect(&proxy), "d").as_deref(), Some("d"));
    assert_eq!(got.load(Ordering::SeqCst), 1);
}
