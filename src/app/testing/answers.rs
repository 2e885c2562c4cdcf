//! What the workers would answer.

use std::sync::Arc;

use super::Desk;
use crate::app::timeline::Plan;
use crate::app::{Effect, Job, Reply};
use crate::deal::Cancel;
use crate::index::{Completer, Lookups, Request};

impl Desk {
    /// What the workers answer to an effect.
    pub fn reply(&self, effect: &Effect) -> Option<Reply> {
        match effect {
            Effect::Select { job, query } => Some(self.selected(*job, query)),
            Effect::Profile {
                job,
                company,
                reach,
            } => {
                let (index, never) = (&self.app.index, Cancel::default());
                let profile = index.profile(*company, *reach, self.app.as_of(), &never);
                let profile = Arc::new(profile.unwrap());
                let mut ask = |_: &[_]| Ok::<_, std::convert::Infallible>(Vec::new());
                let changes = index.changes(&profile, &never, &mut ask);
                Some(Reply::Profile {
                    job: *job,
                    profile,
                    changes: Some(changes.unwrap().into()),
                })
            }
            Effect::FindCompanies { job, ask } => {
                let (index, never) = (&self.app.index, Cancel::default());
                let ledger = index.ledger(self.app.as_of(), &never).unwrap();
                let found = index.list_companies(ask, 1_000, &ledger, &never);
                Some(Reply::Companies {
                    job: *job,
                    found: found.unwrap(),
                })
            }
            Effect::Complete { job, ask } => {
                let request = self.request(&ask.rest);
                let (index, cancel) = (&self.app.index, Cancel::default());
                let answer = Completer::default().complete(index, &request, ask, &cancel);
                Some(Reply::Completions {
                    job: *job,
                    completions: answer.unwrap(),
                })
            }
            Effect::Radar { job, rows, as_of } => {
                let radar = self.app.index.radar(rows, *as_of, &Cancel::default());
                Some(Reply::Radar {
                    job: *job,
                    radar: radar.unwrap(),
                })
            }
            Effect::Timeline { job, wanted } => {
                let plan = Plan::of(&self.app.index, wanted.clone(), &Cancel::default());
                Some(Reply::Timeline {
                    job: *job,
                    plan: Arc::new(plan.unwrap()),
                })
            }
            Effect::Overview { job, rows } => {
                let request = self.request(&crate::query::Query::default());
                let overview = self.app.index.overview(rows, &request, &Cancel::default());
                Some(Reply::Overview {
                    job: *job,
                    overview: Arc::new(overview.unwrap()),
                })
            }
            Effect::Explain { job, query } => {
                let request = self.request(query);
                let explanation = self.app.index.explain(&request, &Cancel::default());
                Some(Reply::Explained {
                    job: *job,
                    explanation: Arc::new(explanation.unwrap()),
                })
            }
            Effect::FindValues { job, field, text } => {
                let (index, selection) = (&self.app.index, &self.app.selection);
                Some(Reply::Values {
                    job: *job,
                    values: index.find_values(selection, *field, text).into(),
                })
            }
            Effect::Totals { job, rows, into } => {
                let (index, as_of) = (&self.app.index, self.app.as_of());
                let never = Cancel::default();
                Some(Reply::Totals {
                    job: *job,
                    parts: index.parts_left_out(rows, as_of).into(),
                    converted: into.and_then(|into| index.converted(rows, into, as_of, &never)),
                })
            }
            Effect::LoadDeal { job, .. } => Some(Reply::Deal {
                job: *job,
                deal: None,
            }),
            _ => None,
        }
    }

    fn selected(&self, job: Job, query: &crate::query::Query) -> Reply {
        let selection = self
            .app
            .index
            .select(&self.request(query), &Cancel::default());
        Reply::Selected {
            job,
            selection: selection.unwrap(),
            complete: true,
        }
    }

    fn request(&self, query: &crate::query::Query) -> Request {
        Request {
            query: query.clone(),
            marked: self.app.marks.ids(),
            tagged: self.app.tags.here(),
            news: Arc::clone(&self.app.news),
            lookups: Lookups::new(),
            as_of: self.app.as_of(),
        }
    }
}
