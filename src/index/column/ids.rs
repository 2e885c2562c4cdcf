//! The row ids of deals, rising. Mostly they are a run of numbers, and then take no room.

/// Rising numbers, each once.
pub(crate) enum Ids {
    /// So many, one after the other from the first.
    Run(i64, usize),
    /// Any.
    Any(Box<[i64]>),
}

impl Ids {
    /// Packs rising ids.
    pub(crate) fn of(ids: Vec<i64>) -> Self {
        let ends = ids.first().copied().zip(ids.last().copied());
        let distance = ends.map(|(first, last)| i128::from(last) - i128::from(first));
        match (ids.first(), distance) {
            (Some(first), Some(distance)) if distance + 1 == ids.len() as i128 => {
                Self::Run(*first, ids.len())
            }
            _ => Self::Any(ids.into()),
        }
    }

    /// How many.
    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Run(_, len) => *len,
            Self::Any(ids) => ids.len(),
        }
    }

    /// The id at a place.
    pub(crate) fn get(&self, at: usize) -> Option<i64> {
        match self {
            Self::Run(first, len) => (at < *len).then(|| first.wrapping_add_unsigned(at as u64)),
            Self::Any(ids) => ids.get(at).copied(),
        }
    }

    /// The first one.
    pub(crate) fn first(&self) -> Option<i64> {
        self.get(0)
    }

    /// The last one.
    pub(crate) fn last(&self) -> Option<i64> {
        self.get(self.len().checked_sub(1)?)
    }

    /// Where an id is.
    pub(crate) fn place_of(&self, id: i64) -> Option<usize> {
        match self {
            Self::Run(first, len) => {
                let place = usize::try_from(id.checked_sub(*first)?).ok()?;
                (place < *len).then_some(place)
            }
            Self::Any(ids) => ids.binary_search(&id).ok(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_and_other_ids_answer_alike() {
        for ids in [
            vec![],
            vec![7],
            vec![-2, -1, 0, 1],
            vec![1, 2, 4],
            vec![i64::MIN, i64::MAX],
            vec![i64::MAX - 1, i64::MAX],
        ] {
            let column = Ids::of(ids.clone());
            assert_eq!(column.len(), ids.len());
            assert_eq!(column.first(), ids.first().copied());
            assert_eq!(column.last(), ids.last().copied());
            for (at, id) in ids.iter().enumerate() {
                assert_eq!(column.get(at), Some(*id));
                assert_eq!(column.place_of(*id), Some(at));
            }
            assert_eq!(column.get(ids.len()), None);
            for other in [3, 5, 8, -3, i64::MIN + 1] {
                assert_eq!(
                    column.place_of(other),
                    ids.iter().position(|id| *id == other)
                );
            }
        }
    }
}
