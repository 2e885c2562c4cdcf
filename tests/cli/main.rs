//! The command line, as scripts and people meet it: every command run for real, in a home of its own.

mod companies;
mod export;
mod files;
mod home;
mod list;
mod show;
mod terminal;
mod usage;
