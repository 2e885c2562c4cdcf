//! A home that nothing else knows: the program sees no file and no setting of the machine it is tested on.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use tempfile::TempDir;

/// An empty home.
pub struct Home(TempDir);

/// What a run of the program gave.
pub struct Ran {
    pub status: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Home {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// A path in the folder that commands run in.
    pub fn path(&self, name: impl AsRef<Path>) -> PathBuf {
        self.0.path().join("here").join(name)
    }

    /// The user's data folder of dealscope.
    pub fn data(&self) -> PathBuf {
        self.0.path().join("data/dealscope")
    }

    pub fn command(&self) -> Command {
        let here = self.path("");
        std::fs::create_dir_all(&here).unwrap();
        let mut command = Command::cargo_bin("dealscope").unwrap();
        command
            .env_clear()
            .env("HOME", self.0.path())
            .env("TZ", "UTC")
            .current_dir(here);
        for kind in ["DATA", "CONFIG", "STATE", "CACHE"] {
            let folder = self.0.path().join(kind.to_lowercase());
            command.env(format!("XDG_{kind}_HOME"), folder);
        }
        command
    }

    pub fn run<S: AsRef<OsStr>>(&self, args: &[S]) -> Ran {
        let output = self.command().args(args).output().unwrap();
        Ran {
            status: output.status.code().expect("ended by itself"),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// A run that must succeed.
    pub fn done<S: AsRef<OsStr> + std::fmt::Debug>(&self, args: &[S]) -> Ran {
        let ran = self.run(args);
        assert_eq!(ran.status, 0, "{args:?}: {}", ran.stderr);
        ran
    }

    /// Names of the files where commands run.
    pub fn names(&self) -> Vec<String> {
        let mut names: Vec<_> = std::fs::read_dir(self.path(""))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }
}

impl Ran {
    /// The last line of the narration.
    pub fn conclusion(&self) -> &str {
        self.stderr.lines().last().unwrap_or_default()
    }
}
