//! The first 100 bytes of an SQLite file (<https://www.sqlite.org/fileformat2.html#the_database_header>).

use super::error::OpenProblem;

/// `DEAL`, where SQLite keeps the mark of the program that a file belongs to.
pub const APPLICATION_ID: u32 = 0x4445_414C;

/// The version of the deals file that this program reads and writes.
pub const VERSION: u32 = 1;

const HEADER_BYTES: usize = 100;
/// Where the file says whether it was last written with a write-ahead log (2) or not (1).
const WRITE_VERSION: usize = 18;
const READ_VERSION: usize = 19;

/// What a header claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Header {
    page_size: u64,
    read_version: u8,
    pages: u32,
    /// The change counter, and the counter for which `pages` holds.
    changes: (u32, u32),
    user_version: u32,
    application_id: u32,
}

impl Header {
    /// Reads the first 100 bytes.
    pub(super) fn read(head: &[u8]) -> Result<Self, OpenProblem> {
        let short = OpenProblem::Header("it is not even 100 bytes long");
        let number = |at: usize| -> Option<u32> {
            let bytes = head.get(at..at.checked_add(4)?)?;
            Some(u32::from_be_bytes(bytes.try_into().ok()?))
        };
        let read = || {
            let size = u16::from_be_bytes(head.get(16..18)?.try_into().ok()?);
            Some(Self {
                page_size: if size == 1 { 65_536 } else { u64::from(size) },
                read_version: *head.get(READ_VERSION)?,
                pages: number(28)?,
                changes: (number(24)?, number(92)?),
                user_version: number(60)?,
                application_id: number(68)?,
            })
        };
        if head.len() < HEADER_BYTES {
            return Err(short);
        }
        read().ok_or(short)
    }

    /// Refuses what is damaged, cut short, of another program or of another version.
    pub(super) fn check(self, length: u64) -> Result<(), OpenProblem> {
        if !self.page_size.is_power_of_two() || self.page_size < 512 {
            return Err(OpenProblem::Header("its page size is none"));
        }
        if self.read_version > 2 {
            return Err(OpenProblem::Header("its format is unknown"));
        }
        // SQLite itself believes the page count only under this condition, and goes by the length else.
        let counted = self.pages > 0 && self.changes.0 == self.changes.1;
        let wanted = if counted {
            u64::from(self.pages).saturating_mul(self.page_size)
        } else {
            self.page_size
        };
        if wanted > length {
            return Err(OpenProblem::CutShort {
                wanted,
                found: length,
            });
        }
        match (self.application_id, self.user_version) {
            (APPLICATION_ID, VERSION) => Ok(()),
            (APPLICATION_ID, version) if version > VERSION => Err(OpenProblem::Newer(version)),
            (APPLICATION_ID, version) => Err(OpenProblem::Older(version)),
            (0, _) => Err(OpenProblem::Unmarked),
            (id, _) => Err(OpenProblem::Foreign(id)),
        }
    }
}

/// The same bytes with write-ahead logging marked as off: a private copy has no log, and needs none.
pub(super) fn without_log(mut head: Vec<u8>) -> Vec<u8> {
    for at in [WRITE_VERSION, READ_VERSION] {
        if let Some(byte) = head.get_mut(at)
            && *byte == 2
        {
            *byte = 1;
        }
    }
    head
}

#[cfg(test)]
mod tests;
