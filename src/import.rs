//! Files in: the interchange format becomes deals; every record that is refused or repaired is told of. The bundled
//! catalogue is a file of the same format.

mod catalogue;
mod error;
mod issue;
mod known;
mod merge;
mod outline;
mod parts;
mod raw;
mod read;
mod rules;
mod target;
#[cfg(test)]
mod tests;
mod text;

pub use catalogue::{CATALOGUE_VERSION, catalogue};
pub use error::{FileProblem, ImportError};
pub use issue::{Issue, Severity, Tally};
pub use known::Known;
pub use merge::{Merged, merge, refresh};
pub use read::{Incoming, read};
pub use target::{Report, Target};
