//! Deals files that mean harm, or came to harm: each opens, or is refused in one line that names it; none makes the
//! program panic or wait, and none is changed.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::err_expect,
    clippy::match_wild_err_arm,
    clippy::panic,
    clippy::ptr_arg,
    clippy::similar_names,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed, and says where"
)]

#[path = "hostile/files.rs"]
mod files;
#[path = "hostile/mutations.rs"]
mod mutations;
#[path = "hostile/opened.rs"]
mod opened;
#[path = "hostile/refused.rs"]
mod refused;
