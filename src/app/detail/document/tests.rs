//! Tests of the document, on a deal made by hand that has one of everything.

mod deal;

use deal::{claim, everything};

use super::{Class, Line, lines};
use crate::app::detail::Target;
use crate::deal::{Codes, CompanyId, Deal, DealId};
use crate::layout::text::width;

fn text(line: &Line) -> String {
    line.pieces
        .iter()
        .map(|piece| piece.text.as_str())
        .collect()
}

fn written(deal: &Deal, columns: usize) -> String {
    let lines = lines(deal, &Codes::bundled(), columns);
    let lines: Vec<String> = lines
        .iter()
        .map(|line| text(line).trim_end().to_owned())
        .collect();
    lines.join("\n")
}

#[test]
fn every_fact_is_there_with_its_evidence() {
    insta::assert_snapshot!(written(&everything(), 48), @"
        Example - electronic health record for the
        Trust [1]
        Contract · in force as of 2016-02 [2] · GB-ENG
        ≠ Disputed: a source contradicts one of these
        facts
        ! 2 rows of this deal could not be read

        Value         £60,000,000 exact, contract
                      total [1][2] [3 contradicts, p. 4]
                      prices of 2011
                      “a £60 million contract”
        Date          2012-06-14, signed [1]
        Ends          at least until 2017-04 [2], with
                      all options until 2019-06-13
                      “until spring 2017”
                      worked out: start and a term of
                      five years
        Term          about 60 months, options for 24
                      months more [2]
                      “five years with an option of two”

        Buyer         University Hospital of Somewhere
                      NHS Foundation Trust [1]
                      as “the Trust”
                      on behalf of four others
        Supplier      Example Systems [1]

        Products      Example Millennium [1]; Hosting
        Sectors       Health records; Cloud
        ocid          ocds-h6vhtk-02f3a1

        Summary
        The Trust bought a health record and had it
        hosted. It runs today. [1][2]

        Other figures
        Revised       up to £72,500,000 [3]
                      deprecated: not used
                      from a slide
        Ceiling       undisclosed
                      whole programme

        Other dates
        Go-live       2014? [2]

        Links
        Extends       Example - first record
                      (2004-05) [1]
        Part of       a deal that this file does not
                      have (row 99) [1]
        Related       the regional shared record [1]
        Superseded by Example - the next one (date not
                      known) [1]

        Remarks
        Not known     Who hosts it.
        Conflict      Two sums are told.

        Sources
        [1] Contracts Finder · 2012-06 · grade A,
            official · contract notice
            Award notice
            https://example.org/notice
        [2] Trade Weekly · 2012-06 · grade B, good ·
            trade press · in da
            Trust buys record
            archived
        [3] Copy Cat · 2012-06 · grade D, weak · trade
            press
            Trust buys record
            a copy of trade-weekly-2012: no second
            witness
        ");
}

#[test]
fn a_claim_that_nobody_supports_says_so_first_and_at_the_figure() {
    let deal = claim();
    insta::assert_snapshot!(written(&deal, 40), @"
        NHS Digital - Microsoft, as claimed
        Licence · unknown
        ! Unconfirmed: no source is better than
        grade E

        Value       £80,000,000 unconfirmed,
                    contract total [1]
        Date        c. 2023, reported [1]
        Ends        not known
        Term        not known

        Supplier    Microsoft [1]

        Products    not known
        Sectors     not known

        Sources
        [1] Example Blog · 2012-06 · grade E,
            unconfirmed · trade press
            Deals of the year
        ");
    let lines = lines(&deal, &Codes::bundled(), 40);
    let warned = |text: &str| {
        let mut pieces = lines.iter().flat_map(|line| &line.pieces);
        pieces.any(|piece| piece.class == Class::Warning && piece.text.contains(text))
    };
    assert!(warned("Unconfirmed: no source"));
    assert!(warned("£80,000,000 unconfirmed"));
}

#[test]
fn no_line_is_wider_than_the_pane_and_no_word_is_lost() {
    let words = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
    let whole = words(&written(&everything(), 400));
    for columns in 24..120 {
        let text = written(&everything(), columns);
        assert_eq!(words(&text), whole, "{columns}");
        for line in text.lines() {
            assert!(width(line) <= columns, "{columns}: {line}");
        }
    }
}

#[test]
fn companies_deals_and_pages_can_be_followed_from_every_line_of_theirs() {
    let lines = lines(&everything(), &Codes::bundled(), 24);
    let leading_to = |target: Target| {
        let leads = |line: &&Line| {
            let mut pieces = line.pieces.iter();
            let inside = pieces.any(|piece| piece.target.as_ref() == Some(&target));
            inside || line.target.as_ref() == Some(&target)
        };
        let lines = lines.iter().filter(leads);
        lines.map(text).collect::<Vec<_>>().concat()
    };
    assert!(leading_to(Target::Company(CompanyId(7))).contains("University"));
    let link = leading_to(Target::Deal(DealId(2)));
    assert!(link.contains("Extends"), "{link}");
    assert!(
        leading_to(Target::Url("https://example.org/notice".to_owned()))
            .contains("Contracts Finder")
    );
}

#[test]
fn what_nobody_says_is_not_known() {
    let mut deal = claim();
    (deal.value, deal.date) = (None, None);
    deal.parties.clear();
    deal.sources.clear();
    let text = written(&deal, 40);
    for label in [
        "Value", "Date", "Ends", "Term", "Parties", "Products", "Sectors",
    ] {
        let says_so = |line: &str| line.starts_with(label) && line.ends_with("not known");
        assert!(text.lines().any(says_so), "{label}: {text}");
    }
    assert!(text.contains("None: nothing here is supported"), "{text}");
}
