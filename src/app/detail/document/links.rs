//! Links between deals, both ways, and the story that they make.

use super::{Class, Document, Piece};
use crate::app::detail::Target;
use crate::deal::{Chapter, Clean, Fact, Link, LinkEnd};
use crate::layout::text::{cut, width};

/// Links of one kind from other deals: above so many, they are also offered as a list.
const FEW: usize = 3;
/// Above so many, only the first ones stand here: the list has them all.
const MOST: usize = 20;
/// A story of so many deals has a line for each, where there are so many columns for what is told of one.
const LISTED: usize = 10;
const TITLES: usize = 32;
/// A story of so many deals may go on: the file tells no more of one.
const STORY: usize = 24;

impl Document<'_> {
    pub(super) fn links(&mut self) {
        let deal = self.deal;
        if deal.links.is_empty() && deal.linked_from.is_empty() {
            return;
        }
        self.heading("Links");
        self.story();
        for (place, link) in deal.links.iter().enumerate() {
            let label = self.label("link_type", &link.kind);
            self.link(&label, link, Some(Fact::Link(place)));
        }
        let codes = self.codes.list("link_type");
        let rank = |link: &Link| codes.iter().position(|code| code.code == link.kind);
        let mut links: Vec<&Link> = deal.linked_from.iter().collect();
        links.sort_by_key(|link| (rank(link).unwrap_or(codes.len()), link.kind.clone()));
        for group in links.chunk_by(|one, other| one.kind == other.kind) {
            let Some(first) = group.first() else { continue };
            let name = self.reversed(&first.kind);
            let all = match group.len() {
                1 => name,
                count => format!("{name} ({count})"),
            };
            let shown = if group.len() > MOST + FEW {
                MOST
            } else {
                group.len()
            };
            for (n, link) in group.iter().take(shown).enumerate() {
                self.link(if n == 0 { &all } else { "" }, link, None);
            }
            if group.len() > FEW {
                let query = format!("{}:{}", first.kind, deal.slug);
                let text = format!("all {} as a list", group.len());
                let list = Piece::link(text, Target::Lens(Clean::new(&query)));
                let mut pieces = vec![list];
                if shown < group.len() {
                    let more = format!("and {} more: ", group.len() - shown);
                    pieces.insert(0, Piece::new(Class::Plain, more));
                }
                self.fact("", &pieces, None);
            }
        }
    }

    /// The deals that lead to this one and on from it along time: a line for each, or one for all of them.
    fn story(&mut self) {
        let story = &self.deal.story;
        if story.len() < 2 {
            return;
        }
        if story.len() <= LISTED && self.width >= self.label + TITLES {
            return self.chapters();
        }
        let mut pieces = Vec::new();
        for chapter in story {
            if !pieces.is_empty() {
                pieces.push(Piece::new(Class::Faint, " → "));
            }
            let text = self.chapter(chapter);
            pieces.push(if chapter.id == self.deal.id {
                Piece::new(Class::Strong, text)
            } else {
                Piece::link(text, Target::Deal(chapter.id))
            });
            if chapter.unconfirmed {
                pieces.push(Piece::new(Class::Warning, " unconfirmed"));
            }
        }
        if story.len() >= STORY {
            pieces.push(Piece::new(Class::Faint, " (no more than 24 are told)"));
        }
        self.fact("Story", &pieces, None);
    }

    /// The story with a line for each deal: `2003 contract · BT – London`.
    fn chapters(&mut self) {
        let deal = self.deal;
        for (place, chapter) in deal.story.iter().enumerate() {
            let before = format!("{} · ", self.chapter(chapter));
            let doubt = if chapter.unconfirmed {
                " unconfirmed"
            } else {
                ""
            };
            let room = self.width.saturating_sub(self.label);
            let room = room.saturating_sub(width(&before) + width(doubt));
            let title = cut(&chapter.title, room).into_owned();
            let mut pieces = vec![
                Piece::new(Class::Faint, before),
                if chapter.id == deal.id {
                    Piece::new(Class::Strong, title)
                } else {
                    Piece::link(title, Target::Deal(chapter.id))
                },
            ];
            if !doubt.is_empty() {
                pieces.push(Piece::new(Class::Warning, doubt));
            }
            self.fact(if place == 0 { "Story" } else { "" }, &pieces, None);
        }
    }

    /// `2003 contract`; its parts stay together.
    fn chapter(&self, chapter: &Chapter) -> String {
        let year = chapter
            .year
            .map_or_else(|| "undated".to_owned(), |year| year.to_string());
        let kind = self.word("deal_kind", &chapter.kind);
        format!("{year} {kind}").replace(' ', &super::JOINT.to_string())
    }

    fn link(&mut self, label: &str, link: &Link, fact: Option<Fact>) {
        let mut pieces = match &link.end {
            LinkEnd::Deal {
                id,
                title,
                date,
                unconfirmed,
                ..
            } => {
                let date = date.as_deref().unwrap_or("date not known");
                let mut pieces = vec![
                    Piece::link(title.as_str(), Target::Deal(*id)),
                    Piece::new(Class::Faint, format!(" ({date})")),
                ];
                if *unconfirmed {
                    pieces.push(Piece::new(Class::Warning, " unconfirmed"));
                }
                pieces
            }
            LinkEnd::Missing(id) => {
                let text = format!("a deal that this file does not have (row {})", id.0);
                vec![Piece::new(Class::Faint, text)]
            }
            LinkEnd::Text(text) => vec![
                Piece::new(Class::Plain, text.as_str()),
                Piece::new(Class::Faint, " (not in this file)"),
            ],
        };
        pieces.extend(fact.and_then(|fact| self.mark(fact)));
        self.fact(label, &pieces, None);
        if let Some(note) = &link.note {
            self.aside(Class::Faint, note);
        }
    }

    /// What a link is called from its other end.
    fn reversed(&self, kind: &str) -> String {
        match (kind, reversed_link(kind)) {
            (_, Some(reversed)) => reversed.to_owned(),
            ("package" | "related", None) => self.label("link_type", kind),
            _ => format!("From: {}", self.word("link_type", kind)),
        }
    }
}

/// What a type of link is called from its other end, where it has a name of its own there.
pub(in crate::app) fn reversed_link(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "part_of" => "Has part",
        "call_off_of" => "Call-off",
        "subcontract_of" => "Subcontract",
        "amends" => "Amended by",
        "extends" => "Extended by",
        "supersedes" => "Superseded by",
        "settles" => "Settled by",
        "follows" => "Followed by",
        _ => return None,
    })
}
