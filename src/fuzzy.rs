//! Matching names as people type them: tiers from exact to scattered letters, with the reason and the place of a match.
