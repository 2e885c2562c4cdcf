//! What the settings mean, and that no config file stops the program.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use super::file::parse;
use super::*;

const PATH: &str = "/home/me/.config/dealscope/config.toml";

fn read(text: &str) -> (Config, Vec<String>) {
    let (config, warnings) = parse(text, Path::new(PATH), Some(Path::new("/home/me")));
    (config, warnings.iter().map(ToString::to_string).collect())
}

fn warning(text: &str) -> String {
    let (config, warnings) = read(text);
    assert_eq!(config, Config::default());
    assert_eq!(warnings.len(), 1, "{warnings:?}");
    warnings[0]
        .strip_prefix(PATH)
        .expect("names the file")
        .to_owned()
}

/// Folders in a temporary home, with this config file.
fn home_with(config: &[u8]) -> (tempfile::TempDir, Paths) {
    let home = tempfile::tempdir().unwrap();
    let paths = Paths::new(None, Some(home.path().into()), Some(home.path().into()));
    fs::write(home.path().join("config.toml"), config).unwrap();
    (home, paths)
}

#[test]
fn the_documented_file_changes_nothing() {
    assert_eq!(read(DEFAULT_FILE), (Config::default(), vec![]));
}

#[test]
fn every_line_of_the_documented_file_is_a_valid_setting_once_uncommented() {
    let uncommented: Vec<&str> = DEFAULT_FILE
        .lines()
        .filter_map(|line| line.strip_prefix("# "))
        .filter(|line| line.starts_with('[') || line.contains(" = "))
        .collect();
    let (config, warnings) = read(&uncommented.join("\n"));
    assert_eq!(warnings, Vec::<String>::new());
    assert_eq!(config.file, Some("/home/me/deals/my-market.db".into()));
    assert_eq!(config.keys.len(), 2);
    assert_eq!((config.theme, config.mouse), (ThemeChoice::Auto, true));
}

#[test]
fn every_setting_is_read() {
    let (config, warnings) = read(
        "file = '/srv/deals.db'\ntheme = 'light'\nmouse = false\n[keys]\nquit = 'x'\ndown = ['j', 'n']\nup = []\n",
    );
    assert_eq!(warnings, Vec::<String>::new());
    assert_eq!(config.file, Some("/srv/deals.db".into()));
    assert_eq!(config.theme, ThemeChoice::Light);
    assert!(!config.mouse);
    let keys: Vec<_> = config
        .keys
        .iter()
        .map(|key| (key.action.as_str(), key.keys.len()))
        .collect();
    assert_eq!(keys, [("quit", 1), ("down", 2), ("up", 0)]);
    assert_eq!(config.keys[1].place.as_str(), format!("{PATH}:6"));
}

#[test]
fn a_relative_deals_file_starts_from_the_config_files_folder() {
    let (config, _) = read("file = 'deals.db'");
    assert_eq!(
        config.file,
        Some("/home/me/.config/dealscope/deals.db".into())
    );
}

#[test]
fn an_unknown_setting_gives_one_warning_with_file_and_line_and_the_rest_holds() {
    let (config, warnings) = read("mouse = false\n\ncolour = 1\n");
    assert!(!config.mouse);
    insta::assert_snapshot!(warnings.join("\n"), @"/home/me/.config/dealscope/config.toml:3: unknown setting \"colour\" is ignored (known: file, theme, mouse, keys)");
}

#[test]
fn a_wrong_value_costs_its_own_setting_only() {
    insta::assert_snapshot!(warning("theme = 'pink'"), @r#":1: theme must be "auto", "dark", "light" or "none""#);
    insta::assert_snapshot!(warning("\nmouse = 1"), @":2: mouse must be true or false");
    insta::assert_snapshot!(warning("file = ''"), @":1: file must be a path in quotes");
    insta::assert_snapshot!(warning("keys = 1"), @":1: keys must be a table, written [keys]");
    insta::assert_snapshot!(warning("[keys]\nquit = [1]"), @r#":2: "quit" must be a key in quotes, or a list of them"#);
}

#[test]
fn a_broken_file_gives_a_warning_and_the_defaults() {
    let broken = warning("mouse = false\ntheme = \n");
    assert!(broken.starts_with(":2: "), "{broken}");
    assert!(broken.ends_with("; the defaults are used"), "{broken}");
}

#[test]
fn a_warning_never_carries_a_control_code() {
    for text in [
        "\"\u{1b}[31m\" = 1",
        r#""\u001b[31m" = 1"#,
        "[keys]\n\"\u{202e}\" = 1",
        "theme = '\u{1b}'",
    ] {
        let (_, warnings) = read(text);
        assert_eq!(warnings.len(), 1, "{text:?}");
        assert!(
            !warnings[0].contains(['\u{1b}', '\u{202e}']),
            "{warnings:?}"
        );
    }
}

#[test]
fn what_is_no_text_file_is_named_and_left_alone() {
    let (_home, paths) = home_with(b"mouse = \xff");
    let (config, warnings) = Config::load(&paths, false);
    assert_eq!(config, Config::default());
    assert!(
        warnings[0].contains("config.toml: is not UTF-8 text"),
        "{warnings:?}"
    );

    let (_home, paths) = home_with(&vec![b'#'; 2 << 20]);
    let (_, warnings) = Config::load(&paths, false);
    assert!(warnings[0].contains("larger than 1 MB"), "{warnings:?}");

    let (_home, paths) = home_with(b"");
    let file = paths.config_file().unwrap();
    fs::remove_file(&file).unwrap();
    fs::create_dir(&file).unwrap();
    let (_, warnings) = Config::load(&paths, false);
    assert!(warnings[0].contains("is not a file"), "{warnings:?}");
}

#[test]
fn no_config_file_means_the_defaults_without_a_word() {
    assert_eq!(
        Config::load(&Paths::default(), false),
        (Config::default(), vec![])
    );
    let (_home, paths) = home_with(b"");
    fs::remove_file(paths.config_file().unwrap()).unwrap();
    assert_eq!(Config::load(&paths, false), (Config::default(), vec![]));
}

#[test]
fn no_color_yields_only_to_a_theme_that_the_file_names() {
    for (text, theme) in [
        ("", ThemeChoice::None),
        ("theme = 'auto'", ThemeChoice::None),
        ("theme = 'dark'", ThemeChoice::Dark),
    ] {
        let (_home, paths) = home_with(text.as_bytes());
        assert_eq!(Config::load(&paths, true).0.theme, theme, "{text:?}");
    }
}

#[test]
fn relative_and_empty_folders_are_ignored() {
    let paths = Paths::new(Some("x".into()), Some("".into()), Some("/home/me".into()));
    assert_eq!(paths.data_dir(), None);
    assert_eq!(paths.notebook_file(), None);
    assert_eq!(paths.config_file(), None);
    assert_eq!(paths.home(), Some(Path::new("/home/me")));
}

#[test]
fn a_new_data_folder_is_for_the_user_alone() {
    let home = tempfile::tempdir().unwrap();
    let data = home.path().join("share/dealscope");
    let paths = Paths::new(Some(data.clone()), None, None);
    assert_eq!(paths.make_data_dir().unwrap(), Some(data.as_path()));
    assert_eq!(
        fs::metadata(&data).unwrap().permissions().mode() & 0o777,
        0o700
    );
    assert_eq!(paths.make_data_dir().unwrap(), Some(data.as_path()));
    assert_eq!(Paths::default().make_data_dir().unwrap(), None);
}

/// Not a test of its own: prints the folders of the environment it is run in, for the test below.
#[test]
#[ignore = "run by system_folders_follow_the_base_directory_specification"]
fn print_paths() {
    println!("\n{:?}", Paths::of_user());
}

#[cfg(target_os = "linux")]
#[test]
fn system_folders_follow_the_base_directory_specification() {
    let paths_with = |variables: &[(&str, &str)]| {
        let output = Command::new(std::env::current_exe().unwrap())
            .args([
                "--exact",
                "config::tests::print_paths",
                "--ignored",
                "--nocapture",
            ])
            .env_clear()
            .envs(variables.iter().copied())
            .output()
            .unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        text.lines()
            .find_map(|line| line.strip_prefix("Paths "))
            .expect("paths are printed")
            .to_owned()
    };
    let data = |path: &str| format!("data: Some({path:?})");
    let home = ("HOME", "/home/me");
    assert!(paths_with(&[home]).contains(&data("/home/me/.local/share/dealscope")));
    assert!(paths_with(&[home, ("XDG_DATA_HOME", "/srv/x")]).contains(&data("/srv/x/dealscope")));
    for ignored in ["", "x", "./x"] {
        let found = paths_with(&[home, ("XDG_DATA_HOME", ignored)]);
        assert!(
            found.contains(&data("/home/me/.local/share/dealscope")),
            "{found}"
        );
    }
    assert_eq!(
        paths_with(&[("HOME", "x")]),
        "{ data: None, config: None, home: None }"
    );
    let found = paths_with(&[("HOME", "x"), ("XDG_DATA_HOME", "/srv/x")]);
    assert!(
        found.contains(&data("/srv/x/dealscope")) && found.contains("config: None"),
        "{found}"
    );
    // Without HOME, the user's entry in the password file counts.
    assert!(!paths_with(&[]).contains("Some(\"dealscope"));
}
