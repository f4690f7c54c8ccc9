//! The client's side of a WebSocket (RFC 6455) to a program on this machine: text messages, one after the other. No TLS, no
//! extension: that is all that a browser's `DevTools` port asks for.

use std::io::{self, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddrV4, TcpStream};

use super::patience::Patience;

/// More than any paper: a message longer than that is none of ours.
const LONGEST: u64 = 1 << 30;

const CONTINUED: u8 = 0;
const TEXT: u8 = 1;
const CLOSE: u8 = 8;
const PING: u8 = 9;
const PONG: u8 = 10;

/// An open connection.
pub struct WebSocket {
    stream: BufReader<TcpStream>,
}

impl WebSocket {
    /// Opens one on that port of this machine.
    pub fn open(port: u16, path: &str, patience: Patience) -> io::Result<Self> {
        let address = SocketAddrV4::new(Ipv4Addr::LOCALHOST, port);
        let stream = TcpStream::connect_timeout(&address.into(), patience.left().ok_or(io::ErrorKind::TimedOut)?)?;
        let mut socket = Self { stream: BufReader::with_capacity(1 << 16, stream) };
        socket.wait(patience)?;
        // The key proves nothing between two programs of one machine; the standard's own example serves.
        let asked = format!(
            "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
             Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
        );
        socket.stream.get_mut().write_all(asked.as_bytes())?;
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            let mut byte = [0];
            socket.stream.read_exact(&mut byte)?;
            head.push(byte[0]);
            if head.len() > 1 << 14 {
                return Err(io::ErrorKind::InvalidData.into());
            }
        }
        let accepted = head.starts_with(b"HTTP/1.1 101");
        if accepted { Ok(socket) } else { Err(io::Error::other(String::from_utf8_lossy(&head).into_owned())) }
    }

    /// Sends a message.
    pub fn send(&mut self, text: &str, patience: Patience) -> io::Result<()> {
        self.stream.get_ref().set_write_timeout(Some(patience.left().ok_or(io::ErrorKind::TimedOut)?))?;
        self.frame(TEXT, text.as_bytes())
    }

    /// The next message.
    pub fn receive(&mut self, patience: Patience) -> io::Result<String> {
        let mut message = Vec::new();
        loop {
            self.wait(patience)?;
            let [first, second] = self.bytes::<2>()?;
            let length = match second & 0x7f {
                126 => u64::from(u16::from_be_bytes(self.bytes()?)),
                127 => u64::from_be_bytes(self.bytes()?),
                short => u64::from(short),
            };
            if length > LONGEST || message.len() as u64 + length > LONGEST || second & 0x80 != 0 {
                return Err(io::ErrorKind::InvalidData.into());
            }
            let before = message.len();
            (&mut self.stream).take(length).read_to_end(&mut message)?;
            if ((message.len() - before) as u64) < length {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            match (first & 0x0f, first & 0x80 != 0) {
                (TEXT | CONTINUED, true) => {
                    return String::from_utf8(message).map_err(|_| io::ErrorKind::InvalidData.into());
                }
                (TEXT | CONTINUED, false) => {}
                (PING, _) => {
                    let ping = message.split_off(before);
                    self.frame(PONG, &ping)?;
                }
                (PONG, _) => message.truncate(before),
                (CLOSE, _) => return Err(io::ErrorKind::ConnectionAborted.into()),
                _ => return Err(io::ErrorKind::InvalidData.into()),
            }
        }
    }

    /// Sends one frame, masked with zeros: a client has to mask, and nobody listens in between.
    fn frame(&mut self, kind: u8, bytes: &[u8]) -> io::Result<()> {
        let mut frame = Vec::with_capacity(bytes.len() + 14);
        frame.push(0x80 | kind);
        match (u8::try_from(bytes.len()), u16::try_from(bytes.len())) {
            (Ok(length), _) if length < 126 => frame.push(0x80 | length),
            (_, Ok(length)) => {
                frame.push(0xfe);
                frame.extend(length.to_be_bytes());
            }
            _ => {
                frame.push(0xff);
                frame.extend((bytes.len() as u64).to_be_bytes());
            }
        }
        frame.extend([0; 4]);
        frame.extend(bytes);
        self.stream.get_mut().write_all(&frame)
    }

    fn bytes<const COUNT: usize>(&mut self) -> io::Result<[u8; COUNT]> {
        let mut bytes = [0; COUNT];
        self.stream.read_exact(&mut bytes)?;
        Ok(bytes)
    }

    fn wait(&self, patience: Patience) -> io::Result<()> {
        let left = patience.left().ok_or(io::ErrorKind::TimedOut)?;
        self.stream.get_ref().set_read_timeout(Some(left))
    }
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;
    use std::thread;

    use super::*;

    /// A server that sends those frames once it was greeted, and gives what it received.
    fn served(frames: Vec<Vec<u8>>, receives: usize) -> (u16, thread::JoinHandle<Vec<u8>>) {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let server = thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut head = Vec::new();
            while !head.ends_with(b"\r\n\r\n") {
                let mut byte = [0];
                stream.read_exact(&mut byte).unwrap();
                head.push(byte[0]);
            }
            assert!(head.starts_with(b"GET /devtools HTTP/1.1\r\n"));
            stream.write_all(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n").unwrap();
            for frame in frames {
                stream.write_all(&frame).unwrap();
            }
            let mut got = vec![0; receives];
            stream.read_exact(&mut got).unwrap();
            got
        });
        (port, server)
    }

    #[test]
    fn messages_in_pieces_are_put_together_and_pings_answered() {
        let long = "x".repeat(70_000);
        let mut whole = vec![0x81, 127];
        whole.extend((long.len() as u64).to_be_bytes());
        whole.extend(long.as_bytes());
        let frames = vec![
            vec![0x01, 3, b'o', b'n', b'e'],
            vec![0x89, 2, b'h', b'i'],
            vec![0x80, 4, b' ', b't', b'w', b'o'],
            whole,
        ];
        let (port, server) = served(frames, 2 + 4 + 2 + 2 + 4 + 3);
        let patience = Patience::begins();
        let mut socket = WebSocket::open(port, "/devtools", patience).unwrap();
        assert_eq!(socket.receive(patience).unwrap(), "one two");
        assert_eq!(socket.receive(patience).unwrap().len(), 70_000);
        socket.send("yes", patience).unwrap();
        let received = server.join().unwrap();
        assert_eq!(received, [&[0x8a, 0x82, 0, 0, 0, 0][..], b"hi", &[0x81, 0x83, 0, 0, 0, 0], b"yes"].concat());
    }

    #[test]
    fn a_connection_that_ends_or_lies_is_an_error() {
        for frame in [vec![0x88, 0], vec![0x81, 127, 0xff, 0, 0, 0, 0, 0, 0, 0], vec![0x81, 0x85, 0, 0], vec![0x83, 0]]
        {
            let (port, server) = served(vec![frame], 0);
            let patience = Patience::begins();
            let mut socket = WebSocket::open(port, "/devtools", patience).unwrap();
            assert!(socket.receive(patience).is_err());
            server.join().unwrap();
        }
    }
}
