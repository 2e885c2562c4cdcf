//! What the environment says of the terminal.

use std::env::var_os;

/// True where the locale says that the terminal shows Unicode. By POSIX the first of these that is set and not empty counts.
pub(super) fn shows_unicode() -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"]
        .into_iter()
        .filter_map(var_os)
        .find(|value| !value.is_empty());
    locale.is_some_and(|locale| {
        let locale = locale.to_string_lossy().to_ascii_lowercase();
        locale.contains("utf-8") || locale.contains("utf8")
    })
}

/// True where the terminal says that its background is light: `COLORFGBG=0;15`, as rxvt, Konsole and others set it.
pub(super) fn background_is_light() -> bool {
    let colours = var_os("COLORFGBG").unwrap_or_default();
    let colours = colours.to_string_lossy();
    matches!(colours.rsplit(';').next(), Some("7" | "15"))
}
