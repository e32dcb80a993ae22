//! SARIF 2.1.0 (OASIS), for code scanning: the target is the place, the source a related place.

use super::{checks, place};
use crate::align::Side;
use crate::audit::Audit;
use crate::check::CHECKS;
use crate::error::Error;
use crate::finding::{Entry, Evidence, Severity, Status};
use serde_json::{Value, json};

/// The findings of one or several audits, the gravest first: hosted viewers keep 5,000 of 25,000 results.
pub fn sarif(audits: &[Audit], unreadable: &[Error]) -> Vec<u8> {
    let mut results: Vec<(&Audit, &Entry)> =
        audits.iter().flat_map(|audit| audit.entries.iter().map(move |entry| (audit, entry))).collect();
    results.sort_by_key(|(_, entry)| std::cmp::Reverse(entry.finding.severity));
    let log = json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "fauxami",
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": CHECKS.iter().map(|check| rule(check)).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "invocations": [{
                "executionSuccessful": unreadable.is_empty(),
                "toolExecutionNotifications": unreadable.iter().map(notification).collect::<Vec<_>>(),
            }],
            "results": results.iter().map(|(audit, entry)| result(audit, entry)).collect::<Vec<_>>(),
        }],
    });
    let mut bytes = serde_json::to_vec_pretty(&log).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// An unreadable file is no finding.
fn notification(error: &Error) -> Value {
    let mut notification = json!({"level": "error", "message": {"text": error.to_string()}});
    if let Some(path) = error.path() {
        notification["locations"] = json!([{"physicalLocation": {"artifactLocation": artifact(path)}}]);
    }
    notification
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical | Severity::Major => "error",
        Severity::Minor => "warning",
        Severity::Note => "note",
    }
}

fn rule(check: &crate::check::Check) -> Value {
    let markdown = checks::one(check);
    json!({
        "id": check.name,
        "shortDescription": {"text": check.summary},
        "fullDescription": {"text": check.why},
        "help": {"text": markdown, "markdown": markdown},
        "defaultConfiguration": {"level": level(check.severity)},
        "properties": {"tags": ["translation", check.category]},
    })
}

fn result(audit: &Audit, entry: &Entry) -> Value {
    let finding = &entry.finding;
    let mut result = json!({
        "ruleId": finding.check,
        "ruleIndex": CHECKS.iter().position(|check| check.name == finding.check),
        "level": level(finding.severity),
        "message": {"text": message(entry)},
        "locations": [location(audit, entry, Side::Target)],
        "relatedLocations": [location(audit, entry, Side::Source)],
        "partialFingerprints": {"fauxamiFinding/v1": entry.id()},
        "baselineState": if entry.status == Status::Open { "new" } else { "unchanged" },
        "rank": f64::from(entry.finding.confidence * 100.0).round(),
        "properties": {"severity": finding.severity.name(), "pair": audit.name, "gating": entry.gating},
    });
    if entry.status.is_forgiven() {
        let why = entry.reason.as_deref().unwrap_or(entry.status.name());
        result["suppressions"] = json!([{"kind": "external", "justification": why}]);
    }
    result
}

fn message(entry: &Entry) -> String {
    let finding = &entry.finding;
    let quote = |evidence: &Option<Evidence>| evidence.as_ref().map(Evidence::quote).unwrap_or_default();
    format!("{} “{}” → “{}”", finding.message, quote(&finding.source), quote(&finding.target))
}

fn location(audit: &Audit, entry: &Entry, side: Side) -> Value {
    let (path, line) = place::on(&audit.bitext, &entry.finding, side);
    let evidence = if side == Side::Source { &entry.finding.source } else { &entry.finding.target };
    let mut location = json!({"physicalLocation": {"artifactLocation": artifact(path)}});
    if let Some(id) = audit.bitext.id(entry.finding.bead) {
        location["logicalLocations"] = json!([{"name": id, "kind": "segment"}]);
    }
    if let Some(line) = line {
        location["physicalLocation"]["region"] = json!({"startLine": line});
        if let Some(evidence) = evidence {
            location["physicalLocation"]["region"]["snippet"] = json!({"text": evidence.quote()});
        }
    }
    if side == Side::Source {
        location["id"] = json!(1);
        location["message"] = json!({"text": "the source"});
    }
    location
}

/// Relative paths are relative to the root of the checkout.
fn artifact(path: &str) -> Value {
    let uri = encode(path.trim_start_matches("./"));
    if path.starts_with('/') {
        json!({"uri": format!("file://{uri}")})
    } else {
        json!({"uri": uri, "uriBaseId": "%SRCROOT%"})
    }
}

/// A path as a URI reference (RFC 3986): everything but unreserved characters and slashes percent-encoded.
fn encode(path: &str) -> String {
    let mut out = String::new();
    for byte in path.replace('\\', "/").bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(char::from(byte)),
            byte => out += &format!("%{byte:02X}"),
        }
    }
    out
}
