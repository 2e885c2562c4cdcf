//! Settings: where files live, the config file, key overrides, theme choice.
