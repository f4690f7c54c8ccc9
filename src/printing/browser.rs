//! One process of a browser that prints page after page, without a window, in a profile of its own that goes with it.

use std::fs;
use std::io::{self, BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::fault::PrintFault;
use super::patience::{Patience, SECONDS};
use super::websocket::WebSocket;

/// A browser loads nothing from outside, keeps nothing and asks nothing.
const FLAGS: [&str; 11] = [
    "--headless",
    "--disable-gpu",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-extensions",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--mute-audio",
    "--remote-debugging-port=0",
];

/// What the browser says once its port is open.
const LISTENING: &str = "DevTools listening on ws://";

/// Waits until the letters and the pictures of a page are there.
const READY: &str = "Promise.all([...document.fonts].map(font => font.load())).then(() => document.fonts.ready)\
    .then(() => Promise.all([...document.images].map(image => image.decode().catch(() => 0)))).then(() => true)";

/// A browser that runs. Dropped, it ends, and its profile goes.
pub struct Browser {
    process: Process,
    socket: WebSocket,
    /// The number of the last question.
    asked: u64,
    name: String,
    _profile: TempDir,
}

impl Browser {
    /// Starts one.
    pub fn start(program: &Path, patience: Patience) -> Result<Self, PrintFault> {
        let name = program.display().to_string();
        let not_started = |why: io::Error| PrintFault::NotStarted { program: name.clone(), why: why.to_string() };
        let profile = tempfile::Builder::new().prefix("formation-").tempdir().map_err(not_started)?;
        let mut command = Command::new(program);
        command.args(FLAGS).arg(format!("--user-data-dir={}", profile.path().display()));
        if is_root(profile.path()) {
            // The sandbox does not run for the superuser, as in a container.
            command.arg("--no-sandbox");
        }
        command.arg("about:blank").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut process = Process(command.spawn().map_err(not_started)?);
        let said = listen(&mut process.0);
        let (port, path) = address(&mut process.0, profile.path(), &said, patience).map_err(|why| slow(&name, &why))?;
        let socket = WebSocket::open(port, &path, patience).map_err(|why| slow(&name, &why))?;
        Ok(Self { process, socket, asked: 0, name, _profile: profile })
    }

    /// The page as PDF, tagged.
    pub fn print(&mut self, html: &str, patience: Patience) -> Result<Vec<u8>, PrintFault> {
        let made = self.printed(html, patience);
        made.map_err(|why| slow(&self.name, &why))
    }

    fn printed(&mut self, html: &str, patience: Patience) -> io::Result<Vec<u8>> {
        let target = self.ask(None, "Target.createTarget", &json!({ "url": "about:blank" }), patience)?;
        let target = text(&target, "targetId")?;
        let session = json!({ "targetId": target, "flatten": true });
        let session = text(&self.ask(None, "Target.attachToTarget", &session, patience)?, "sessionId")?;
        let of = Some(session.as_str());
        let tree = self.ask(of, "Page.getFrameTree", &json!({}), patience)?;
        let frame = text(&tree["frameTree"]["frame"], "id")?;
        self.ask(of, "Page.setDocumentContent", &json!({ "frameId": frame, "html": html }), patience)?;
        let ready = json!({ "expression": READY, "awaitPromise": true });
        self.ask(of, "Runtime.evaluate", &ready, patience)?;
        let how = json!({ "preferCSSPageSize": true, "printBackground": true, "generateTaggedPDF": true });
        let printed = self.ask(of, "Page.printToPDF", &how, patience)?;
        self.ask(None, "Target.closeTarget", &json!({ "targetId": target }), patience)?;
        let letters = text(&printed, "data")?;
        STANDARD
            .decode(letters)
            .ok()
            .filter(|pdf| pdf.starts_with(b"%PDF"))
            .ok_or_else(|| io::ErrorKind::InvalidData.into())
    }

    /// Asks the browser, and waits for the answer to that question.
    fn ask(&mut self, session: Option<&str>, method: &str, params: &Value, patience: Patience) -> io::Result<Value> {
        self.asked += 1;
        let mut question = json!({ "id": self.asked, "method": method, "params": params });
        if let Some(session) = session {
            question["sessionId"] = session.into();
        }
        self.socket.send(&question.to_string(), patience)?;
        loop {
            let mut answer: Value = serde_json::from_str(&self.socket.receive(patience)?)?;
            if answer["id"] != self.asked {
                continue;
            }
            if let Some(error) = answer["error"]["message"].as_str() {
                return Err(io::Error::other(format!("{method}: {error}")));
            }
            return Ok(answer["result"].take());
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let soon = Patience::of(Duration::from_secs(5));
        let asked = json!({ "id": self.asked + 1, "method": "Browser.close" }).to_string();
        if self.socket.send(&asked, soon).is_ok() {
            while soon.left().is_some() && matches!(self.process.0.try_wait(), Ok(None)) {
                thread::sleep(Duration::from_millis(10));
            }
        }
    }
}

/// A process that ends when it is no longer needed.
pub struct Process(pub Child);

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The lines of what the process says beside its answer, as they come. They are read to the end, so that it never waits for a
/// reader.
fn listen(child: &mut Child) -> Receiver<String> {
    let (send, said) = mpsc::channel();
    if let Some(errors) = child.stderr.take() {
        thread::spawn(move || {
            for line in BufReader::new(errors).split(b'\n').map_while(Result::ok) {
                // Nobody may be listening any more.
                let _ = send.send(String::from_utf8_lossy(&line).into_owned());
            }
        });
    }
    said
}

/// The port of the browser, and the path to it: as it says, or as its profile keeps them.
fn address(
    child: &mut Child,
    profile: &Path,
    said: &Receiver<String>,
    patience: Patience,
) -> io::Result<(u16, String)> {
    let mut last = String::new();
    while patience.left().is_some() {
        while let Ok(line) = said.recv_timeout(Duration::from_millis(20)) {
            if let Some((_, address)) = line.split_once(LISTENING) {
                let (host, path) = address.trim().split_once('/').unwrap_or_default();
                if let Some(port) = host.rsplit(':').next().and_then(|port| port.parse().ok()) {
                    return Ok((port, format!("/{path}")));
                }
            }
            if !line.trim().is_empty() {
                last = line;
            }
        }
        let kept = fs::read_to_string(profile.join("DevToolsActivePort")).unwrap_or_default();
        let mut lines = kept.lines();
        if let (Some(Ok(port)), Some(path)) = (lines.next().map(str::parse), lines.next()) {
            return Ok((port, path.to_owned()));
        }
        if let Some(ended) = child.try_wait()? {
            return Err(io::Error::other(format!("{ended} {last}").trim().to_owned()));
        }
    }
    Err(io::ErrorKind::TimedOut.into())
}

fn text(value: &Value, key: &str) -> io::Result<String> {
    value[key].as_str().map(str::to_owned).ok_or_else(|| io::ErrorKind::InvalidData.into())
}

/// Why a browser did not print.
fn slow(name: &str, why: &io::Error) -> PrintFault {
    let program = name.to_owned();
    match why.kind() {
        io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock => PrintFault::TooSlow { program, seconds: SECONDS },
        _ => PrintFault::Broken { program, why: why.to_string() },
    }
}

/// Whether what this user makes belongs to the superuser.
#[cfg(unix)]
fn is_root(own: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    fs::metadata(own).is_ok_and(|found| found.uid() == 0)
}

#[cfg(not(unix))]
fn is_root(_: &Path) -> bool {
    false
}
