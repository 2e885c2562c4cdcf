//! The catalogue in the index, as a first start has it.

use std::path::Path;

use dealscope::config::Paths;
use dealscope::deal::Cancel;
use dealscope::index::Index;
use dealscope::library;

/// Opens the library below a folder, which is made there from the bundled catalogue.
pub fn catalogue(home: &Path) -> Index {
    let paths = Paths::new(
        Some(home.join("data")),
        Some(home.join("config")),
        Some(home.into()),
    );
    let opened = library::open(None, &paths).expect("the catalogue opens");
    let begun = library::begin(&opened.file).expect("companies can be read");
    let mut index = Index::empty();
    library::load(&opened.file, begun, &Cancel::default(), &mut |grown, _| {
        index = grown.clone();
    })
    .expect("deals can be read");
    index
}
