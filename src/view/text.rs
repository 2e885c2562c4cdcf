//! Text cut and padded to display widths.
