//! Where the user's files live.

use std::fs::DirBuilder;
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use directories::{BaseDirs, ProjectDirs};

/// The user's folders. A folder is `None` where the system names none that is absolute, as the XDG base directory
/// specification asks: a relative one would scatter files over whatever folder the program was started in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paths {
    data: Option<PathBuf>,
    config: Option<PathBuf>,
    home: Option<PathBuf>,
}

impl Paths {
    /// The folders that the system names for the user who runs the program. Nothing is created.
    #[must_use]
    pub fn of_user() -> Self {
        let project = ProjectDirs::from("", "", "dealscope");
        Self::new(
            project.as_ref().map(|dirs| dirs.data_dir().into()),
            project.as_ref().map(|dirs| dirs.config_dir().into()),
            BaseDirs::new().map(|dirs| dirs.home_dir().into()),
        )
    }

    /// These folders; relative ones are ignored.
    #[must_use]
    pub fn new(data: Option<PathBuf>, config: Option<PathBuf>, home: Option<PathBuf>) -> Self {
        let absolute = |path: Option<PathBuf>| path.filter(|path| path.is_absolute());
        Self {
            data: absolute(data),
            config: absolute(config),
            home: absolute(home),
        }
    }

    /// The folder of dealscope's own data, which may not exist yet.
    #[must_use]
    pub fn data_dir(&self) -> Option<&Path> {
        self.data.as_deref()
    }

    /// The deals file that opens when none is named.
    #[must_use]
    pub fn library_file(&self) -> Option<PathBuf> {
        self.data.as_ref().map(|dir| dir.join("deals.db"))
    }

    /// The user's notebook.
    #[must_use]
    pub fn notebook_file(&self) -> Option<PathBuf> {
        self.data.as_ref().map(|dir| dir.join("notebook.db"))
    }

    /// The config file, which may not exist.
    #[must_use]
    pub fn config_file(&self) -> Option<PathBuf> {
        self.config.as_ref().map(|dir| dir.join("config.toml"))
    }

    /// The user's home folder.
    #[must_use]
    pub fn home(&self) -> Option<&Path> {
        self.home.as_deref()
    }

    /// The data folder, made (for the user alone) where it does not exist. `None` where there is nowhere to make it.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn make_data_dir(&self) -> io::Result<Option<&Path>> {
        let Some(dir) = self.data_dir() else {
            return Ok(None);
        };
        DirBuilder::new().recursive(true).mode(0o700).create(dir)?;
        Ok(Some(dir))
    }
}
