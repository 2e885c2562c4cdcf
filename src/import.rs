//! Files in: the interchange format becomes deals; every record that is refused or repaired is told of. The bundled
//! catalogue comes in by the same way as a user's file.

mod catalogue;

pub use catalogue::{CATALOGUE_VERSION, catalogue};
