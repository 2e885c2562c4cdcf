//! A deals file opened and read whole into the index, for commands that look at many deals.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::{Streams, counted};
use crate::cli::Source;
use crate::config::{Config, Paths};
use crate::deal::{Cancel, DealId, Lookups};
use crate::export::{Deals, Written};
use crate::index::{AsOf, Index, Request, Row, Seen, Selection};
use crate::library;
use crate::notebook::{Notebook, notebook_key};
use crate::query::{Expr, Field, Query, State, Test};
use crate::store::DealsFile;

/// A deals file, open.
pub struct Opened {
    /// The file.
    pub file: DealsFile,
    paths: Paths,
}

/// A deals file, open and in the index.
pub struct Loaded {
    /// The file.
    pub file: DealsFile,
    /// Its deals.
    pub index: Index,
    /// Rows that could not be read, and values that cannot be understood.
    problems: usize,
    paths: Paths,
}

/// Opens the deals file that the command names; else the config's, else the library. Tells what the user should know.
///
/// # Errors
/// When it cannot be opened.
pub fn open(source: &Source, streams: &mut Streams<'_>) -> anyhow::Result<Opened> {
    let paths = Paths::of_user();
    let file = if let Some(file) = &source.file {
        Some(PathBuf::from(file))
    } else {
        let (config, warnings) = Config::load(&paths, false);
        for warning in &warnings {
            streams.note(warning);
        }
        config.file
    };
    let opened = library::open(file.as_deref(), &paths)?;
    if let Some(notice) = &opened.notice {
        streams.note(notice);
    }
    Ok(Opened {
        file: opened.file,
        paths,
    })
}

impl Opened {
    /// Reads the deals into the index.
    ///
    /// # Errors
    /// When the file is damaged.
    pub fn load(self) -> anyhow::Result<Loaded> {
        let begun = library::begin(&self.file)?;
        let (mut index, mut problems) = (begun.index.clone(), 0);
        library::load(
            &self.file,
            begun,
            &Cancel::default(),
            &mut |grown, progress| {
                index = grown.clone();
                problems = progress.problems;
            },
        )?;
        Ok(Loaded {
            file: self.file,
            index,
            problems,
            paths: self.paths,
        })
    }
}

impl Loaded {
    /// The deals that a query means, in its order, with their sums. Tells of those that could not be compared.
    ///
    /// # Errors
    /// When the file is damaged.
    pub fn select(
        &self,
        query: Query,
        as_of: AsOf,
        streams: &mut Streams<'_>,
    ) -> anyhow::Result<Selection> {
        let mut request = Request {
            query,
            marked: Arc::default(),
            tagged: Arc::default(),
            news: Arc::default(),
            lookups: Lookups::default(),
            as_of,
        };
        self.ask_notebook(&mut request, streams)?;
        let selection = library::select(&self.index, &self.file, &request, &Cancel::default())?;
        let selection = selection.unwrap_or_default();
        if selection.unconverted > 0 {
            streams.note(&format!(
                "not compared, for want of an exchange rate for their year: {}",
                selection.unconverted
            ));
        }
        Ok(selection)
    }

    /// Marks and tags, where the query asks for them. A notebook that is not there yet is not made for that.
    fn ask_notebook(&self, request: &mut Request, streams: &mut Streams<'_>) -> anyhow::Result<()> {
        let wanted = Wanted::of(&request.query.filter);
        let Some(path) = self.paths.notebook_file().filter(|path| path.exists()) else {
            return Ok(());
        };
        if !wanted.marks && !wanted.news && !wanted.tags {
            return Ok(());
        }
        let (notebook, notice) = Notebook::open(&path);
        if let Some(notice) = notice {
            streams.note(&notice);
        }
        if wanted.marks {
            request.marked = self.ids(&notebook.marks()?).into();
        }
        if wanted.news
            && let Some(file) = notebook_key(self.file.path())
        {
            let before = notebook.visit(&file)?;
            let before = before.and_then(|bytes| Seen::of_bytes(&bytes));
            request.news = Arc::new(self.index.visit(before.as_ref()).1);
        }
        if wanted.tags {
            let mut tagged: HashMap<String, Vec<String>> = HashMap::new();
            for (slug, tag) in notebook.all_tags()? {
                tagged.entry(tag).or_default().push(slug);
            }
            let tagged = tagged.into_iter();
            let tagged = tagged.map(|(tag, slugs)| (tag, self.ids(&slugs)));
            request.tagged = Arc::new(tagged.collect());
        }
        Ok(())
    }

    /// The companies that the user marked, by slug. A notebook that is not there yet is not made for that.
    ///
    /// # Errors
    /// When the notebook cannot be read.
    pub fn company_marks(&self, streams: &mut Streams<'_>) -> anyhow::Result<Vec<String>> {
        let Some(path) = self.paths.notebook_file().filter(|path| path.exists()) else {
            return Ok(Vec::new());
        };
        let (notebook, notice) = Notebook::open(&path);
        if let Some(notice) = notice {
            streams.note(&notice);
        }
        Ok(notebook.company_marks()?)
    }

    /// The deals of these slugs that the file has, in rising order.
    fn ids(&self, slugs: &[String]) -> Vec<DealId> {
        let row = |slug: &String| self.index.row_of_slug(slug);
        let entries = slugs.iter().filter_map(row);
        let mut ids: Vec<_> = entries
            .filter_map(|row| Some(self.index.entry(row)?.id()))
            .collect();
        ids.sort_unstable();
        ids
    }

    /// Rows of it, for writing.
    pub fn deals<'a>(&'a self, rows: &'a [Row], cancel: &'a Cancel) -> Deals<'a> {
        Deals {
            rows,
            index: &self.index,
            file: &self.file,
            cancel,
        }
    }

    /// The files that dealscope itself reads and writes: no export may take their place.
    #[must_use]
    pub fn own_files(&self) -> Vec<PathBuf> {
        let paths = &self.paths;
        let mut own = vec![self.file.path().to_owned()];
        own.extend(
            [
                paths.library_file(),
                paths.notebook_file(),
                paths.config_file(),
            ]
            .into_iter()
            .flatten(),
        );
        own
    }

    /// Says what was written, how much of the file could not be read, and what the columns written keep silent.
    pub fn conclude(&self, written: Written, streams: &mut Streams<'_>) {
        if written.silent_claims > 0 {
            streams.note(&format!(
                "unconfirmed, and no column written says so: {} (add best_grade and value_qualifier)",
                written.silent_claims
            ));
        }
        self.tell_problems(written.problems, streams);
        streams.note(&counted(written.deals, "deal", "deals"));
    }

    /// Says how much of the file could not be read: what the index tells, and `more`.
    pub fn tell_problems(&self, more: usize, streams: &mut Streams<'_>) {
        let problems = self.problems.saturating_add(more);
        if problems > 0 {
            streams.note(&format!(
                "{} in {}: what could not be read was left out or is shown as written; `dealscope check` tells which",
                counted(problems, "problem", "problems"),
                self.file.name()
            ));
        }
    }
}

/// What a query wants of the notebook.
#[derive(Default)]
struct Wanted {
    marks: bool,
    news: bool,
    tags: bool,
}

impl Wanted {
    fn of(filter: &Expr) -> Self {
        let mut wanted = Self::default();
        let mut waiting = vec![filter];
        while let Some(expr) = waiting.pop() {
            match expr {
                Expr::And(all) | Expr::Or(all) => waiting.extend(all),
                Expr::Not(inner) => waiting.push(inner),
                Expr::Test(Test::Is(State::Marked)) => wanted.marks = true,
                Expr::Test(Test::Is(State::New | State::Changed)) => wanted.news = true,
                Expr::Test(Test::Value(Field::Tag, _)) => wanted.tags = true,
                Expr::Test(Test::Has(name)) if name == "tag" => wanted.tags = true,
                Expr::All | Expr::Test(_) => {}
            }
        }
        wanted
    }
}
