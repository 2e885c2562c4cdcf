//! Pure geometry: where each panel lies on a screen of a given size.
