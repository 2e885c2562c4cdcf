//! A reply by its name: what it carries may be large.

use super::Reply;

impl std::fmt::Debug for Reply {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let name = match self {
            Self::Opened { .. } => "Opened",
            Self::Counted(_) => "Counted",
            Self::Grown { .. } => "Grown",
            Self::LoadFailed(_) => "LoadFailed",
            Self::Selected { .. } => "Selected",
            Self::Failed { .. } => "Failed",
            Self::Deal { .. } => "Deal",
            Self::Profile { .. } => "Profile",
            Self::Companies { .. } => "Companies",
            Self::Completions { .. } => "Completions",
            Self::History(_) => "History",
            Self::CompanyMarks(_) => "CompanyMarks",
            Self::Radar { .. } => "Radar",
            Self::Overview { .. } => "Overview",
            Self::Explained { .. } => "Explained",
            Self::Values { .. } => "Values",
            Self::Views { .. } => "Views",
            Self::ViewCounted { .. } => "ViewCounted",
            Self::Visited { .. } => "Visited",
            Self::Preview { .. } => "Preview",
            Self::Exported { .. } => "Exported",
            Self::Sources { .. } => "Sources",
            Self::Opening(_) => "Opening",
            Self::Notebook(_) => "Notebook",
        };
        f.write_str(name)
    }
}
