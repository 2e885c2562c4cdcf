//! Tests of the document, on a deal made by hand that has one of everything.

mod deal;

use deal::{claim, everything};

use super::{Beside, Class, Line, lines};
use crate::app::detail::Target;
use crate::deal::{Clean, Codes, CompanyId, Deal, DealId};
use crate::layout::text::width;

fn text(line: &Line) -> String {
    line.pieces
        .iter()
        .map(|piece| piece.text.as_str())
        .collect()
}

fn written(deal: &Deal, columns: usize) -> String {
    let lines = lines(deal, &Beside::default(), &Codes::bundled(), columns);
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
        Contract [2] · in force as of 2016-02 [3] ·
        GB-ENG [4]
        ≠ Disputed: a source contradicts one of these
        facts
        ! 2 rows of this deal could not be read
        Best grade A · 2 independent sources (1 copy not
        counted) · 1 disputed fact

        Value         £60,000,000 exact, contract
                      total [5 ≠]
                      prices of 2011
                      “a £60 million contract”
        Date          2012-06-14, signed [6]
        Ends          at least until 2017-04 [7], with
                      all options until 2019-06-13
                      “until spring 2017”
                      worked out: start and a term of
                      five years
        Term          about 60 months, options for 24
                      months more [8]
                      “five years with an option of two”

        Buyer         University Hospital of Somewhere
                      NHS Foundation Trust [9]
                      as “the Trust”
                      on behalf of four others
        Supplier      Example Systems [10]

        Products      Example Millennium [11];
                      Hosting [12]
        Sectors       Health records; Cloud
        ocid          ocds-h6vhtk-02f3a1

        Summary
        The Trust bought a health record and had it
        hosted. It runs today. [13]

        Other figures
        Revised       up to £72,500,000 [14]
                      deprecated: not used
                      from a slide
        Ceiling       undisclosed [15]
                      whole programme

        Other dates
        Go-live       2014? [16]

        Links
        Extends       Example - first record
                      (2004-05) [17]
        Part of       a deal that this file does not
                      have (row 99) [18]
        Related       the regional shared record (not in
                      this file) [19]
        Superseded by Example - the next one (date not
                      known)

        Remarks
        Not known     Who hosts it.
        Conflict      Two sums are told.

        Evidence
        [1]  Title: Example - electronic health record
             for the Trust
             supports Contracts Finder · “Award notice”
               · 2012-06 · grade A
        [2]  Kind: Contract
             no source is cited
        [3]  Status: In force, as of 2016-02
             supports Trade Weekly · “Trust buys record”
               · 2012-06 · grade B
        [4]  Countries: GB-ENG
             no source is cited
        [5]  Contract total: £60,000,000 exact preferred
             disputed
             supports Contracts Finder · “Award notice”
               · 2012-06 · grade A
             supports Trade Weekly · “Trust buys record”
               · 2012-06 · grade B
             contradicts Copy Cat · “Trust buys record”
               · 2012-06 · grade D · p. 4 · a copy of
               trade-weekly-2012: no second witness
        [6]  Signed: 2012-06-14
             supports Contracts Finder · “Award notice”
               · 2012-06 · grade A
        [7]  End: 2017-04 or later
             supports Trade Weekly · “Trust buys record”
               · 2012-06 · grade B
        [8]  Term: about 60 months, options for 24
             months
             supports Trade Weekly · “Trust buys record”
               · 2012-06 · grade B
        [9]  Buyer: University Hospital of Somewhere NHS
             Foundation Trust
             supports Contracts Finder · “Award notice”
               · 2012-06 · grade A
        [10] Supplier: Example Systems
             supports Contracts Finder · “Award notice”
               · 2012-06 · grade A
        [11] Product: Example Millennium
             supports Contracts Finder · “Award notice”
               · 2012-06 · grade A
        [12] Product: Hosting
             no source is cited
        [13] Summary: The Trust bought a health record
             and had it hosted. It runs today.
             supports Contracts Finder · “Award notice”
               · 2012-06 · grade A
             supports Trade Weekly · “Trust buys record”
               · 2012-06 · grade B
        [14] Revised: up to £72,500,000 deprecated
             supports Copy Cat · “Trust buys record” ·
               2012-06 · grade D · a copy of
               trade-weekly-2012: no second witness
        [15] Ceiling (whole programme): undisclosed
             no source is cited
        [16] Go-live: 2014?
             supports Trade Weekly · “Trust buys record”
               · 2012-06 · grade B
        [17] Extends: Example - first record (2004-05)
             supports Contracts Finder · “Award notice”
               · 2012-06 · grade A
        [18] Part of: a deal that this file does not
             have (row 99)
             supports Contracts Finder · “Award notice”
               · 2012-06 · grade A
        [19] Related: the regional shared record
             supports Contracts Finder · “Award notice”
               · 2012-06 · grade A

        Sources
        Contracts Finder · 2012-06 · grade A, official ·
          contract notice · 10 facts
          Award notice
          https://example.org/notice
        Trade Weekly · 2012-06 · grade B, good · trade
          press · in da · 6 facts
          Trust buys record
          archived
        Copy Cat · 2012-06 · grade D, weak · trade press
          · 2 facts
          Trust buys record
          a copy of trade-weekly-2012: no second witness
        ");
}

#[test]
fn a_claim_that_nobody_supports_says_so_first_and_at_the_figure() {
    let deal = claim();
    insta::assert_snapshot!(written(&deal, 40), @"
        NHS Digital - Microsoft, as claimed [1]
        Licence [2] · unknown [3]
        ! Unconfirmed: no source is better than
        grade E
        Best grade E · 1 independent source · 3
        unconfirmed facts

        Value       £80,000,000 unconfirmed,
                    contract total [4 !]
        Date        c. 2023, reported [5 !]
        Ends        not known
        Term        not known

        Supplier    Microsoft [6 !]

        Products    not known
        Sectors     not known

        Evidence
        [1] Title: NHS Digital - Microsoft, as
            claimed
            no source is cited
        [2] Kind: Licence
            no source is cited
        [3] Status: Unknown
            no source is cited
        [4] Contract total: £80,000,000
            unconfirmed
            supports Example Blog · “Deals of
              the year” · 2012-06 · grade E,
              unconfirmed
        [5] Reported: c. 2023 unconfirmed
            supports Example Blog · “Deals of
              the year” · 2012-06 · grade E,
              unconfirmed
        [6] Supplier: Microsoft unconfirmed
            supports Example Blog · “Deals of
              the year” · 2012-06 · grade E,
              unconfirmed

        Sources
        Example Blog · 2012-06 · grade E,
          unconfirmed · trade press · 3 facts
          Deals of the year
        ");
    let lines = lines(&deal, &Beside::default(), &Codes::bundled(), 40);
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
fn companies_deals_and_pages_can_be_followed_where_they_are_named() {
    let lines = lines(&everything(), &Beside::default(), &Codes::bundled(), 24);
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
        leading_to(Target::Url(Clean::new("https://example.org/notice")))
            .contains("https://example")
    );
}

#[test]
fn what_nobody_says_is_not_known() {
    let mut deal = claim();
    (deal.value, deal.date) = (None, None);
    deal.parties.clear();
    deal.sources.clear();
    // A figure of something else is no value of this deal, and stands below.
    let value = |deal: &Deal| {
        let text = written(deal, 80);
        let line = text.lines().find(|line| line.starts_with("Value"));
        line.map(|line| line.trim_start_matches("Value").trim().to_owned())
    };
    assert_eq!(value(&deal).unwrap(), "not known (other figures below)");
    deal.values[0].scope = Clean::new("programme");
    let told = "not known (figures of the programme below)";
    assert_eq!(value(&deal).unwrap(), told);
    deal.values.clear();
    let text = written(&deal, 40);
    for label in [
        "Value", "Date", "Ends", "Term", "Parties", "Products", "Sectors",
    ] {
        let says_so = |line: &str| line.starts_with(label) && line.ends_with("not known");
        assert!(text.lines().any(says_so), "{label}: {text}");
    }
    assert!(text.contains("None: nothing here is supported"), "{text}");
}

#[test]
fn of_very_many_links_the_first_stand_here_and_a_list_has_all() {
    let mut deal = everything();
    let one = deal.linked_from[0].clone();
    let count = |deal: &Deal| {
        let lines = lines(deal, &Beside::default(), &Codes::bundled(), 60);
        let text = lines.iter().map(text).collect::<Vec<_>>().join("\n");
        let targets = lines.iter().flat_map(|line| &line.pieces);
        let is_list = |piece: &&super::Piece| matches!(piece.target, Some(Target::Lens(_)));
        (lines.len(), text, targets.filter(is_list).count())
    };
    let (few, ..) = count(&deal);
    deal.linked_from = vec![one; 500];
    let (many, text, lists) = count(&deal);
    assert!(many < few + 60, "{many} lines instead of {few}");
    assert!(text.contains("and 480 more: all 500 as a list"), "{text}");
    assert_eq!(lists, 1);
}

#[test]
fn on_another_day_the_head_tells_how_the_deal_stood_and_tags_lead_to_their_deals() {
    let beside = Beside {
        standing: Some("In force on 2012-06-30".to_owned()),
        tags: vec![Clean::new("to review")],
    };
    let lines = lines(&everything(), &beside, &Codes::bundled(), 60);
    let head: Vec<String> = lines.iter().take(6).map(text).collect();
    let head = head.join("\n");
    assert!(head.contains("In force on 2012-06-30"), "{head}");
    let tag = Target::Lens(Clean::new("tag:\"to review\""));
    let mut pieces = lines.iter().flat_map(|line| &line.pieces);
    assert!(pieces.any(|piece| piece.target.as_ref() == Some(&tag)));
}
