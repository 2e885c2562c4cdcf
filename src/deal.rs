//! The domain: what a deal is, in types that cannot say what a source does not. No I/O lives here.

mod codes;
mod company;
mod country;
mod date;
mod evidence;
mod headline;
pub mod interchange;
mod joint;
mod listed;
mod lookup;
mod money;
mod record;
mod scan;
mod text;

pub use codes::{Code, Codes, CodesError};
pub use company::{Alias, Company, Succession};
pub use country::{country_name, whole_country};
pub use date::{AsEnd, Bounds, DateError, Day, PartialDate};
pub use evidence::{Fact, Statement, Trust, disagreements, is_web_address};
pub use headline::{DATE_ORDER, Headline, VALUE_ORDER};
pub use joint::Joint;
pub use listed::ListedSource;
pub use lookup::{Cancel, Lookup, Lookups};
pub use money::{Amount, AmountError, Currency, Qualifier, Rates, Value};
pub use record::{
    Chapter, Citation, CompanyId, Deal, DealDate, DealId, DealValue, Identifier, Link, LinkEnd,
    Party, Product, Remark, Side, Source, SourceId, Stance, Stated, Term,
};
pub use scan::{ScannedDate, ScannedDeal, ScannedParty, ScannedValue, Sink};
pub use text::{Clean, Needle, Needles, cleaned, fold, fold_char};
