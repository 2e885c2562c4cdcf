//! `dealscope check`: what is wrong with a deals file.

use std::path::Path;

use super::{Outcome, Streams, counted};
use crate::cli::Check;
use crate::store;

/// Writes each finding on a line.
///
/// # Errors
/// When the file cannot be opened or read, or writing fails.
pub fn run(args: &Check, streams: &mut Streams<'_>) -> anyhow::Result<Outcome> {
    let report = store::check(Path::new(&args.file))?;
    for finding in &report.findings {
        writeln!(streams.data, "{}: {}", finding.kind.word(), finding.text)?;
    }
    streams.data.flush()?;
    for (kind, count) in &report.counts {
        let told = report
            .findings
            .iter()
            .filter(|finding| finding.kind == *kind);
        let left_out = count.saturating_sub(told.count());
        if left_out > 0 {
            streams.note(&format!("{left_out} more of the kind {}", kind.word()));
        }
    }
    let findings = report.total();
    let told = counted(findings, "finding", "findings");
    let deals = counted(report.deals, "deal", "deals");
    streams.note(&format!("{told} in {deals}"));
    Ok(if findings == 0 {
        Outcome::Done
    } else {
        Outcome::Bad
    })
}
