//! The user's own marks, tags, notes and saved views, in a small SQLite file apart from the deals file.
