//! `dealscope import`: files of deals into a deals file, all of them or none.

use std::path::Path;

use anyhow::{Context as _, anyhow};

use super::{Outcome, Streams, counted};
use crate::cli::Import;
use crate::config::Paths;
use crate::import::{Merged, Tally, Target};
use crate::store::shown;

/// Reads the files and writes the deals file anew; tells of every record that was refused or repaired.
///
/// # Errors
/// When a file cannot be read as a whole, or the deals file cannot be read or written; nothing is changed then.
pub fn run(args: &Import, streams: &mut Streams<'_>) -> anyhow::Result<Outcome> {
    let mut target = target(args)?;
    if args.catalogue {
        let merged = target.refresh();
        streams.note(&format!("the catalogue of this program: {}", told(merged)));
    }
    let mut tally = Tally::default();
    let now = jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ");
    for file in &args.files {
        let path = Path::new(file);
        let (report, merged) = target.import(path, &now.to_string())?;
        let name = shown(path);
        for issue in &report.issues {
            streams.note(&format!("{name}: {issue}"));
        }
        streams.note(&format!("{name}: {}", told(merged)));
        tally += report.tally;
    }
    let refused = tally.kept == 0 && tally.rejected > 0;
    if refused && !args.catalogue {
        // What else came with them (companies, sources) is nothing without a deal.
        streams.note(&tally.to_string());
        return Err(all_refused(tally));
    }
    if args.dry_run {
        streams.note("nothing was written: this was a dry run");
    } else {
        target.write()?;
        streams.note(&format!("{} is written", target.name()));
    }
    if !args.files.is_empty() {
        streams.note(&tally.to_string());
    }
    if refused {
        return Err(all_refused(tally));
    }
    Ok(Outcome::Done)
}

fn all_refused(tally: Tally) -> anyhow::Error {
    let deals = counted(tally.rejected, "deal", "deals");
    anyhow!("no deal was taken in: {deals} refused")
}

fn target(args: &Import) -> anyhow::Result<Target> {
    if let Some(into) = &args.into {
        return Ok(Target::of(Path::new(into))?);
    }
    let paths = Paths::of_user();
    let library = paths.library_file().ok_or_else(|| {
        anyhow!("the system names no folder for your data: name a deals file with --into")
    })?;
    if !args.dry_run {
        let name = shown(&library);
        paths
            .make_data_dir()
            .with_context(|| format!("{name} cannot be made: name a deals file with --into"))?;
    }
    Ok(Target::library(&library)?)
}

fn told(merged: Merged) -> String {
    let (added, replaced) = (merged.added, merged.replaced);
    let added = counted(added, "deal", "deals");
    match merged.removed {
        0 => format!("{added} added, {replaced} replaced"),
        removed => format!("{added} added, {replaced} replaced, {removed} removed"),
    }
}
