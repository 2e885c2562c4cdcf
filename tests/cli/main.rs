//! The command line, as scripts and people meet it: every command run for real, in a home of its own.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::similar_names,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed, and says where"
)]

mod as_of;
mod claim;
mod companies;
mod export;
mod files;
mod home;
mod hostile_queries;
mod list;
mod profile;
mod radar;
mod roll;
mod show;
mod sources;
mod stats;
mod terminal;
mod usage;
