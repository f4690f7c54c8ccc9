//! A TCP proxy on loopback between a client and a server: counts round trips, delays, and cuts connections at a chosen moment. Knows
//! no protocol: a question is what a client sends before it hears something, an answer is what the server sends then.

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

/// Where a connection is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// The server never sees the question.
    BeforeQuestion,
    /// The server sees the beginning of the question, which has to be longer than 64 KiB.
    WithinQuestion,
    /// The server has answered, and the client never sees the answer.
    BeforeAnswer,
}

/// A proxy; it ends with the process.
pub struct Proxy {
    address: SocketAddr,
    state: Shared,
}

type Shared = Arc<Mutex<State>>;

struct State {
    server: SocketAddr,
    /// How long the first bytes of each question and of each answer are on their way.
    delay: Duration,
    /// Whether whoever connects is turned away.
    refuses: bool,
    /// The question at which a connection is cut, counted from the first.
    cut: Option<(usize, Cut)>,
    connections: usize,
    questions: usize,
    answers: usize,
    /// Both ends of every connection that was let through.
    open: Vec<TcpStream>,
}

/// Whose turn it is on one connection.
#[derive(Clone, Copy, Default)]
struct Turn {
    /// Whether the server said something after the last question.
    is_answered: bool,
    /// Where the last question is cut.
    cut: Option<Cut>,
    /// Whether anything was asked.
    is_asked: bool,
}

impl Proxy {
    /// Between clients of a free port of loopback and a server.
    pub fn to(server: SocketAddr) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        let address = listener.local_addr().expect("its address");
        let state = State {
            server,
            delay: Duration::ZERO,
            refuses: false,
            cut: None,
            connections: 0,
            questions: 0,
            answers: 0,
            open: Vec::new(),
        };
        let state = Arc::new(Mutex::new(state));
        let accepting = Arc::clone(&state);
        thread::spawn(move || {
            for client in listener.incoming().flatten() {
                // A server that does not answer closes the connection, as a refusal does.
                let _ = let_through(&accepting, client);
            }
        });
        Self { address, state }
    }

    /// Where clients connect to.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The port on which clients connect.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// From now on, another server.
    pub fn lead_to(&self, server: SocketAddr) {
        locked(&self.state).server = server;
    }

    /// From now on, questions and answers take so long, each.
    pub fn delay(&self, delay: Duration) {
        locked(&self.state).delay = delay;
    }

    /// Whether whoever connects from now on is turned away.
    pub fn refuse(&self, refuses: bool) {
        locked(&self.state).refuses = refuses;
    }

    /// Cuts the connection of the `nth` question from now, 1 being the next one of any connection; once.
    pub fn cut(&self, nth: usize, cut: Cut) {
        let mut state = locked(&self.state);
        state.cut = Some((state.questions + nth, cut));
    }

    /// Cuts every connection now.
    pub fn cut_all(&self) {
        for end in locked(&self.state).open.drain(..) {
            let _ = end.shutdown(Shutdown::Both);
        }
    }

    /// Whether the cut that was asked for is still to come.
    pub fn is_cut_to_come(&self) -> bool {
        locked(&self.state).cut.is_some()
    }

    /// How many questions were asked so far.
    pub fn questions(&self) -> usize {
        locked(&self.state).questions
    }

    /// How many times something went there and back so far: connecting is one round trip, each question that was answered another. A
    /// goodbye is none.
    pub fn round_trips(&self) -> usize {
        let state = locked(&self.state);
        state.connections + state.answers
    }
}

fn locked<T>(state: &Mutex<T>) -> MutexGuard<'_, T> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

fn let_through(state: &Shared, client: TcpStream) -> io::Result<()> {
    let server = {
        let mut state = locked(state);
        if state.refuses {
            return Ok(());
        }
        state.connections += 1;
        state.server
    };
    let server = TcpStream::connect(server)?;
    for end in [&client, &server] {
        end.set_nodelay(true)?;
        locked(state).open.push(end.try_clone()?);
    }
    let turn = Arc::new(Mutex::new(Turn::default()));
    let ends = (client.try_clone()?, server.try_clone()?);
    let (asked, other) = (Arc::clone(state), Arc::clone(&turn));
    thread::spawn(move || pass_on(&client, &server, || question(&asked, &other)));
    let answered = Arc::clone(state);
    thread::spawn(move || pass_on(&ends.1, &ends.0, || answer(&answered, &turn)));
    Ok(())
}

/// Passes on what one end says to the other, until one of them ends or `passes` says that this is the end.
fn pass_on(from: &TcpStream, to: &TcpStream, mut passes: impl FnMut() -> bool) {
    let (mut from, mut to) = (from, to);
    let mut bytes = vec![0; 64 * 1024];
    while let Ok(count @ 1..) = from.read(&mut bytes) {
        if !passes() || to.write_all(&bytes[..count]).is_err() {
            break;
        }
    }
    for end in [from, to] {
        let _ = end.shutdown(Shutdown::Both);
    }
}

/// Bytes of a client have come: whether they go on.
fn question(state: &Shared, turn: &Mutex<Turn>) -> bool {
    let now = *locked(turn);
    if now.is_asked && !now.is_answered {
        return now.cut != Some(Cut::WithinQuestion);
    }
    let (delay, cut) = {
        let mut state = locked(state);
        state.questions += 1;
        let cut = state.cut.filter(|(at, _)| *at == state.questions).map(|(_, cut)| cut);
        if cut.is_some() {
            state.cut = None;
        }
        (state.delay, cut)
    };
    thread::sleep(delay);
    *locked(turn) = Turn { is_answered: false, cut, is_asked: true };
    cut != Some(Cut::BeforeQuestion)
}

/// Bytes of the server have come: whether they go on. What a server says unasked, while the client still speaks, begins no turn: it has
/// not arrived yet.
fn answer(state: &Shared, turn: &Mutex<Turn>) -> bool {
    let Turn { is_answered, cut, .. } = *locked(turn);
    if cut == Some(Cut::BeforeAnswer) {
        return false;
    }
    if !is_answered {
        let delay = locked(state).delay;
        thread::sleep(delay);
        locked(turn).is_answered = true;
        locked(state).answers += 1;
    }
    true
}
