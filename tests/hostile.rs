//! Deals files that mean harm, or came to harm: each opens, or is refused in one line that names it; none makes the
//! program panic or wait, and none is changed.

#[path = "hostile/files.rs"]
mod files;
#[path = "hostile/mutations.rs"]
mod mutations;
#[path = "hostile/opened.rs"]
mod opened;
#[path = "hostile/refused.rs"]
mod refused;
