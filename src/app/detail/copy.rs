//! What the detail puts on the clipboard: a citation of the fact or source under the cursor, and the command that shows
//! the same place elsewhere.

use std::fmt::Write;

use super::{Detail, Target, Witness};
use crate::app::{App, Effect, Overlay, Pane, Tab, Update};
use crate::deal::{Clean, Codes, Deal, Fact, LinkEnd, Source, is_web_address};
use crate::export::{ShellOptions, quoted};
use crate::index::Reach;

/// An address that may be opened: it is shown in full first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// What it is the address of.
    pub of: Clean,
    /// The address.
    pub url: Clean,
}

impl Detail {
    /// The fact and the citation that the cursor's line tells of, or the fact whose number is chosen.
    fn witness(&self) -> Option<Witness> {
        if let Some(Target::Fact(fact)) = self.in_hand() {
            return Some(Witness {
                fact: *fact,
                cite: None,
            });
        }
        let line = self.lines.get(self.cursor.at()?)?;
        let marked = line.pieces.iter().find_map(|piece| match piece.target {
            Some(Target::Fact(fact)) => Some(Witness { fact, cite: None }),
            _ => None,
        });
        line.witness.or(marked)
    }

    /// The source under the cursor: by name, or as the witness of a fact.
    fn source(&self, codes: &Codes) -> Option<&Source> {
        let deal = self.deal.as_ref()?;
        match self.in_hand() {
            Some(Target::Source(slug)) => deal.sources.iter().find(|source| source.slug == *slug),
            Some(Target::Url(url)) => deal
                .sources
                .iter()
                .find(|source| source.url.as_ref() == Some(url)),
            _ => {
                let witness = self.witness()?;
                let statements = deal.statements(codes);
                let cites = statements.get(witness.fact)?.cites;
                let cite = cites.get(witness.cite.unwrap_or_default())?;
                deal.sources.get(cite.source)
            }
        }
    }

    /// The other deal that is under the cursor.
    fn linked(&self) -> Option<&Clean> {
        let Some(Target::Deal(wanted)) = self.in_hand() else {
            return None;
        };
        let deal = self.deal.as_ref()?;
        let of_story = deal.story.iter().map(|chapter| (chapter.id, &chapter.slug));
        let links = deal.links.iter().chain(&deal.linked_from);
        let of_links = links.filter_map(|link| match &link.end {
            LinkEnd::Deal { id, slug, .. } => Some((*id, slug)),
            LinkEnd::Missing(_) | LinkEnd::Text(_) => None,
        });
        let mut all = of_story.chain(of_links);
        all.find(|(id, _)| id == wanted).map(|(_, slug)| slug)
    }

    /// The line that cites what is under the cursor.
    fn citation(&self, codes: &Codes) -> Option<String> {
        let deal: &Deal = self.deal.as_ref()?;
        let statements = deal.statements(codes);
        if let Some(witness) = self.witness() {
            let statement = statements.get(witness.fact)?;
            let cite = statement.cites.get(witness.cite.unwrap_or_default());
            return Some(deal.citation_line(statement, cite));
        }
        // A source by itself stands for the deal, whose title is the claim.
        let source = self.source(codes)?;
        let place = deal
            .sources
            .iter()
            .position(|one| one.slug == source.slug)?;
        let title = statements.iter().find(|one| one.fact == Fact::Title)?;
        let mut cites = deal.all_cites();
        let cite = cites.find(|cite| cite.source == place)?;
        Some(deal.citation_line(title, Some(cite)))
    }
}

impl App {
    /// Copies the citation of what is under the cursor; where that is no fact and no source, the command that shows the
    /// deal.
    pub(in crate::app) fn copy_citation(&mut self, out: &mut Update) {
        match self.detail.citation(self.index.codes()) {
            Some(line) => {
                self.tell(&format!("Copied: {line}"), false);
                out.effects.push(Effect::Copy(line));
            }
            None => self.copy_command(out),
        }
    }

    /// Copies the command that shows this place from a shell.
    pub(in crate::app) fn copy_command(&mut self, out: &mut Update) {
        let reads = self.pane == Pane::Detail;
        let company = self.companies.current();
        let company = company.and_then(|hit| self.index.companies().get(hit.company));
        let lens = self.lens.text();
        let command = match (self.tab, self.detail.deal(), company) {
            (Tab::Companies, _, Some(company)) if reads => {
                let line = self.companies.reach == Reach::Line;
                let flags = ["profile", "line"].into_iter().take(1 + usize::from(line));
                self.command("companies", flags, &company.slug)
            }
            (Tab::Companies, ..) => {
                let ask = self.company_ask(self.companies.input.value().to_owned());
                self.list_command(&ask)
            }
            // What is known of a deal is the same on every day.
            (_, Some(deal), _) if reads => {
                let slug = self.detail.linked().unwrap_or(&deal.slug);
                command("show", &self.options(false), slug)
            }
            (Tab::Radar, ..) => self.command("radar", [], lens),
            (Tab::Overview, ..) => self.command("stats", [], lens),
            (Tab::Deals | Tab::Timeline, ..) => self.command("list", [], lens),
        };
        self.tell(&format!("Copied: {command}"), false);
        out.effects.push(Effect::Copy(command));
    }

    /// A command with the file where it is not the library, and the as-of day.
    fn command<'a>(
        &self,
        name: &str,
        flags: impl IntoIterator<Item = &'a str>,
        what: &str,
    ) -> String {
        let mut options = self.options(true);
        for flag in flags {
            options.flag(flag);
        }
        command(name, &options, what)
    }

    fn options(&self, dated: bool) -> ShellOptions {
        let mut options = ShellOptions::default();
        if let Some(file) = self.about.as_ref().and_then(|about| about.path.as_ref()) {
            options.add("file", file);
        }
        if let Some(day) = self.as_of_day.filter(|_| dated) {
            options.add("as-of", day.to_string());
        }
        options
    }

    /// Shows the address of the source under the cursor, and asks whether to open it.
    pub(in crate::app) fn ask_to_open(&mut self) {
        let codes = self.index.codes();
        let Some(source) = self.detail.source(codes) else {
            return self.tell(
                "No source under the cursor: the evidence and the sources below have them",
                false,
            );
        };
        let of = source
            .publisher
            .as_ref()
            .or(source.title.as_ref())
            .unwrap_or(&source.slug)
            .clone();
        let url = source.url.clone();
        self.show_address(of, url);
    }

    /// Shows the address of a source before anything is done with it.
    pub(in crate::app) fn show_address(&mut self, of: Clean, url: Option<Clean>) {
        match url {
            None => self.tell(&format!("{of}: no address is known"), false),
            Some(url) if is_web_address(&url) => {
                self.overlays
                    .push(Overlay::Address(Box::new(Address { of, url })));
            }
            Some(url) => {
                let told = format!("{url} is no web address: it is not opened");
                self.tell(&told, true);
            }
        }
    }

    /// Opens the address that is shown.
    pub(in crate::app) fn open_address(&mut self, out: &mut Update) {
        if let Some(Overlay::Address(address)) = self.overlays.pop() {
            out.effects.push(Effect::OpenUrl(address.url.to_string()));
        }
    }

    /// Copies the address that is shown.
    pub(in crate::app) fn copy_address(&mut self, out: &mut Update) {
        if let Some(Overlay::Address(address)) = self.overlays.pop() {
            self.tell(&format!("Copied: {}", address.url), false);
            out.effects.push(Effect::Copy(address.url.to_string()));
        }
    }
}

/// `dealscope show SLUG`, `dealscope list QUERY`.
fn command(name: &str, options: &ShellOptions, what: &str) -> String {
    let mut command = format!("dealscope {name}{options}");
    if what.starts_with('-') {
        command.push_str(" --");
    }
    if !what.is_empty() {
        let _ = write!(command, " {}", quoted(what.as_ref()));
    }
    command
}
