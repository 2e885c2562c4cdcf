//! dealscope: a terminal explorer for healthcare-IT agreements.
//!
//! The crate is a set of small rooms with one direction of imports (`tests/architecture.rs` keeps it so):
//!
//! | floor | room | what lives there |
//! |---|---|---|
//! | 0 | [`deal`] | the domain: deals, companies, partial dates, money, codes, clean text. No I/O |
//! | 1 | [`query`], [`fuzzy`], [`layout`] | the query language, name matching, pure geometry |
//! | 2 | [`index`], [`store`], [`notebook`], [`config`] | columns in memory, the SQLite file, the user's own file, settings |
//! | 3 | [`import`], [`export`], [`app`] | files in, files out, the state struct and its `update` |
//! | 4 | [`library`], [`view`] | which deals file to open and how it gets into the index; drawing |
//! | 5 | [`tui`], [`command`] | the terminal and its loop; the headless commands |
//! | 6 | `main` | dispatch and exit codes |

pub mod app;
pub mod cli;
pub mod command;
pub mod config;
pub mod deal;
pub mod export;
pub mod fuzzy;
pub mod import;
pub mod index;
pub mod layout;
pub mod library;
pub mod notebook;
pub mod query;
pub mod store;
pub mod tui;
pub mod view;
