//! Which deals file to open, and how it gets into the index.
