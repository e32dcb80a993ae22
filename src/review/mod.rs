//! The review page served on this machine: every decision is appended to the ledger at once.
//!
//! Only a page that this server delivered can decide: the address holds a random token, which each decision repeats;
//! requests for another host name (DNS rebinding) or from another origin are refused.

use crate::error::Error;
use crate::finding::Status;
use crate::ledger::{self, Decision};
use crate::report::html;
use crate::report::page::{Key, Page};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read, Write};
use std::path::PathBuf;
use tiny_http::{Header, Method, Request, Response, Server};

/// Longer bodies are no decisions: dismissing 5,000 findings at once takes 2 MB.
const LONGEST_BODY: u64 = 1 << 25;
/// Bytes of the token: 128 bits cannot be guessed.
const TOKEN: usize = 16;

/// A page being served.
pub struct Review {
    server: Server,
    host: String,
    token: String,
    page: Page,
    found: BTreeSet<Key>,
    ledger: PathBuf,
}

type Answer = Response<std::io::Cursor<Vec<u8>>>;

impl Review {
    /// Opens a free port on 127.0.0.1 for the page; decisions go to the ledger file, which need not exist yet.
    pub fn open(mut page: Page, ledger: PathBuf) -> Result<Self, Error> {
        let failed = |what: String| Error::Usage(format!("cannot serve on 127.0.0.1: {what}"));
        let server = Server::http("127.0.0.1:0").map_err(|error| failed(error.to_string()))?;
        let port = server.server_addr().to_ip().map(|address| address.port());
        let host = format!("127.0.0.1:{}", port.ok_or_else(|| failed("no port".to_string()))?);
        let mut bytes = [0; TOKEN];
        getrandom::fill(&mut bytes).map_err(|error| failed(error.to_string()))?;
        let token: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        page.server = Some(token.clone());
        let found = page.keys().collect();
        Ok(Review { server, host, token, page, found, ledger })
    }

    /// The address to open in a browser.
    pub fn address(&self) -> String {
        format!("http://{}/{}/", self.host, self.token)
    }

    /// Answers requests until the server is closed. One at a time: decisions never mix.
    pub fn run(&self) -> Result<(), Error> {
        for mut request in self.server.incoming_requests() {
            let answer = self.answer(&mut request);
            // A browser that went away needs no answer.
            let _ = request.respond(answer);
        }
        Ok(())
    }

    fn answer(&self, request: &mut Request) -> Answer {
        if header(request, "Host") != Some(self.host.as_str()) {
            return plain(403, "another host");
        }
        let path = request.url().to_string();
        match (request.method(), path.strip_prefix(&format!("/{}/", self.token))) {
            (Method::Get, Some("")) => self.show(),
            (Method::Post, Some("decide")) => self.decide(request),
            _ => plain(404, "not here"),
        }
    }

    fn show(&self) -> Answer {
        match self.current().and_then(|page| html::html(&page)) {
            Ok(html) => with_headers(Response::from_data(html), "text/html; charset=utf-8"),
            Err(error) => plain(500, &error.to_string()),
        }
    }

    /// The page with the ledger as it stands now.
    fn current(&self) -> Result<Page, Error> {
        let mut latest: BTreeMap<Key, Decision> =
            self.decisions()?.into_iter().map(|decision| (key(&decision), decision)).collect();
        let mut page = self.page.clone();
        page.decide(|key| latest.remove(key));
        Ok(page)
    }

    fn decisions(&self) -> Result<Vec<Decision>, Error> {
        let name = self.ledger.display().to_string();
        match std::fs::read_to_string(&self.ledger) {
            Ok(text) => ledger::decisions(&name, &text),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Vec::new()),
            Err(error) => Err(Error::io(name, error)),
        }
    }

    fn decide(&self, request: &mut Request) -> Answer {
        let same_origin = header(request, "Origin") == Some(format!("http://{}", self.host).as_str());
        if !same_origin || header(request, "X-Fauxami-Token") != Some(self.token.as_str()) {
            return plain(403, "another origin");
        }
        let mut body = String::new();
        if request.as_reader().take(LONGEST_BODY).read_to_string(&mut body).is_err() {
            return plain(400, "no text");
        }
        let decisions = match ledger::decisions("the request", &body) {
            Ok(decisions) => decisions,
            Err(error) => return plain(400, &error.to_string()),
        };
        if decisions.iter().any(|decision| decision.decision == Status::Ignored) {
            return plain(400, "only the configuration ignores");
        }
        if decisions.iter().any(|decision| !self.found.contains(&key(decision))) {
            return plain(404, "no such finding");
        }
        match self.append(&decisions) {
            Ok(()) => plain(200, "kept"),
            Err(error) => plain(500, &error.to_string()),
        }
    }

    /// One write for all, so that lines of several programs never mix.
    fn append(&self, decisions: &[Decision]) -> Result<(), Error> {
        let refused = |error| Error::io(self.ledger.display().to_string(), error);
        let lines: String = decisions.iter().map(|decision| decision.line() + "\n").collect();
        let mut file = std::fs::OpenOptions::new().append(true).create(true).open(&self.ledger).map_err(refused)?;
        file.write_all(lines.as_bytes()).and_then(|()| file.sync_data()).map_err(refused)
    }
}

/// Which finding a decision is on.
fn key(decision: &Decision) -> Key {
    [decision.pair.clone(), decision.check.clone(), decision.fingerprint.clone()]
}

fn header<'a>(request: &'a Request, name: &'static str) -> Option<&'a str> {
    request.headers().iter().find(|header| header.field.equiv(name)).map(|header| header.value.as_str())
}

fn plain(status: u16, text: &str) -> Answer {
    with_headers(Response::from_string(text).with_status_code(status), "text/plain; charset=utf-8")
}

fn with_headers(mut answer: Answer, kind: &str) -> Answer {
    let headers = [
        ("Content-Type", kind),
        ("Cache-Control", "no-store"),
        ("Referrer-Policy", "no-referrer"),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
    ];
    for (name, value) in headers {
        if let Ok(header) = Header::from_bytes(name, value) {
            answer.add_header(header);
        }
    }
    answer
}
