//! The SQLite deals file: opened safely, checked before it is trusted, scanned, read one deal at a time, written anew.
