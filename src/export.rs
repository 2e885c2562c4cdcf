//! Files out: CSV, JSON, JSON Lines, Markdown. One column list serves them all; a file is complete or absent.
