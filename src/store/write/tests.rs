//! A new file is whole or not there.
