//! The dialog's command, and what comes back from the worker, at a desk.

use std::path::PathBuf;

use super::{ExportDialog, ExportStage};
use crate::app::testing::Desk;
use crate::app::{App, ExportOutcome, Marks, Msg, Overlay, Reply};

fn dialog(app: &App) -> &ExportDialog {
    match app.overlays.last() {
        Some(Overlay::Export(dialog)) => dialog,
        _ => panic!("no dialog"),
    }
}

fn outcome(desk: &mut Desk, outcome: ExportOutcome) {
    let job = desk.app.jobs.export;
    desk.tell(Msg::Worker(Reply::Exported { job, outcome }));
}

#[test]
fn the_command_says_force_while_the_dialog_asks_whether_to_overwrite() {
    let mut desk = Desk::new(120, 36);
    desk.press("E Enter");
    outcome(&mut desk, ExportOutcome::Exists(PathBuf::from("deals.csv")));
    assert!(desk.app.asks_to_overwrite());
    assert!(
        dialog(&desk.app)
            .command
            .ends_with("--to deals.csv --force")
    );
    desk.press("Esc");
    assert!(dialog(&desk.app).command.ends_with("--to deals.csv"));
}

#[test]
fn marks_that_end_with_the_program_are_named_one_by_one() {
    let mut desk = Desk::new(120, 36);
    desk.app.marks = Marks::new([], false);
    desk.press("g Space E");
    let command = &dialog(&desk.app).command;
    assert!(command.starts_with("dealscope export id:"), "{command}");
}

#[test]
fn what_became_of_an_export_is_told_when_another_is_being_written_too() {
    let mut desk = Desk::new(120, 36);
    desk.press("E Enter");
    let first = desk.app.jobs.export;
    desk.press("Esc E Enter");
    let written = ExportOutcome::Written {
        path: PathBuf::from("first.csv"),
        deals: 1,
        silent_claims: 1,
    };
    desk.tell(Msg::Worker(Reply::Exported {
        job: first,
        outcome: written,
    }));
    assert_eq!(dialog(&desk.app).stage, ExportStage::Writing);
    let notice = desk
        .app
        .notice
        .as_ref()
        .map(|notice| notice.text.to_string());
    let notice = notice.unwrap_or_default();
    assert!(
        notice.contains("1 unconfirmed") && notice.contains("first.csv"),
        "{notice}"
    );
}
