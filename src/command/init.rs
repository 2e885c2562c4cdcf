//! `dealscope init`: a new deals file, with the bundled catalogue or without a deal.

use std::path::Path;

use super::{Outcome, Streams, counted};
use crate::cli::Init;
use crate::import;
use crate::store::{Access, Contents, Existing, shown};

/// Makes the file.
///
/// # Errors
/// When there is a file of that name already, or it cannot be written.
pub fn run(args: &Init, streams: &mut Streams<'_>) -> anyhow::Result<Outcome> {
    let path = Path::new(&args.file);
    let contents = if args.empty {
        Contents::default()
    } else {
        import::catalogue()
    };
    contents.write(path, Existing::Keep, Access::Usual)?;
    let deals = contents.document.deals.len();
    let deals = counted(deals, "deal", "deals");
    streams.note(&format!("made {} with {deals}", shown(path)));
    Ok(Outcome::Done)
}
