//! The facts of the practice: `public/content/practice.json`. Every part is optional; what isn't filled in leaves no
//! trace on the site. `crate::practice` makes pages from these facts, and `pages::structured` the data for search
//! engines.

mod contact;
mod own_words;
mod places;
mod sessions;
mod therapist;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::strings::{Date, IcoNumber, PlainText};

pub use contact::{Contact, ContactWay, Country, Email, PostalAddress, Telephone};
pub use own_words::OwnWords;
pub use places::{Place, StepFree, StepFreeAccess, Visits};
pub use sessions::{Availability, Fees, Open, Payer, Per, Pounds, Price, Sessions, Waiting};
pub use therapist::{Dbs, DbsLevel, HcpcNumber, Therapist};

/// The facts of the practice. Fill in what is true, and leave out or set to `null` what isn't known yet: the site
/// shows only what is filled in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Practice {
    /// The path of this file's schema, so that editors complete and check the file as you type.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The name of the practice.
    #[serde(default)]
    pub name: Option<PlainText>,
    /// You, the therapist.
    #[serde(default)]
    pub therapist: Option<Therapist>,
    /// Your number on the HCPC's register, such as `AS12345`. Only people on that register may be called a music
    /// therapist, so without a number no page made from this file says so.
    #[serde(default)]
    pub hcpc_number: Option<HcpcNumber>,
    /// The professional bodies that you are a member of, such as the British Association for Music Therapy (BAMT).
    #[serde(default)]
    pub memberships: Vec<PlainText>,
    /// The insurer of your practice.
    #[serde(default)]
    pub insurer: Option<PlainText>,
    /// Your DBS check. Never write down the number of its certificate.
    #[serde(default)]
    pub dbs: Option<Dbs>,
    /// Who supervises your work: `{ "text": ["A music therapist supervises my work every two weeks."] }`.
    #[serde(default)]
    pub supervision: Option<OwnWords>,
    /// The towns or counties that you serve.
    #[serde(default)]
    pub area_served: Vec<PlainText>,
    /// Where sessions are.
    #[serde(default)]
    pub places: Vec<Place>,
    /// Sessions elsewhere: at home, at school, online.
    #[serde(default)]
    pub visits: Option<Visits>,
    /// How sessions go.
    #[serde(default)]
    pub sessions: Option<Sessions>,
    /// What sessions cost.
    #[serde(default)]
    pub fees: Option<Fees>,
    /// Whether there is room for new people: `{ "open": … }`, `{ "waiting": … }` or `{ "closed": … }`.
    #[serde(default)]
    pub availability: Option<Availability>,
    /// How people get in touch.
    #[serde(default)]
    pub contact: Option<Contact>,
    /// What happens to what people send you.
    #[serde(default)]
    pub privacy: Option<Privacy>,
    /// What you keep to yourself, and when you must tell someone: `{ "text": ["…"] }`.
    #[serde(default)]
    pub confidentiality: Option<OwnWords>,
    /// How people can complain, to you and to others: `{ "text": ["…"] }`.
    #[serde(default)]
    pub complaints: Option<OwnWords>,
    /// Questions that people ask you, with your answers.
    #[serde(default)]
    pub questions: Vec<PracticeQuestion>,
}

impl Practice {
    /// The name of the practice, or else of the therapist.
    #[must_use]
    pub fn shown_name(&self) -> Option<&PlainText> {
        let therapist = self.therapist.as_ref();
        self.name.as_ref().or(therapist.map(|one| &one.name))
    }
}

/// What happens to what people send you.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Privacy {
    /// The company that provides your e-mail.
    #[serde(default)]
    pub email_provider: Option<PlainText>,
    /// How long you keep messages from people who don't become clients, such as "three months".
    #[serde(default)]
    pub enquiries_kept: Option<PlainText>,
    /// How long you keep notes about clients, such as "eight years after the last session".
    #[serde(default)]
    pub records_kept: Option<PlainText>,
    /// Your number in the register of the Information Commissioner's Office (ICO): eight signs, such as
    /// `ZA123456`.
    #[serde(default)]
    pub ico_number: Option<IcoNumber>,
    /// Anything else that people should know: `{ "text": ["…"] }`.
    #[serde(default)]
    pub own_words: Option<OwnWords>,
    /// The day on which you last checked all this, as year, month and day: `2026-10-03`.
    pub checked_on: Date,
}

/// A question and its answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PracticeQuestion {
    /// Who asks it.
    pub reader: Reader,
    /// The question.
    pub question: PlainText,
    /// The answer.
    pub answer: OwnWords,
}

/// Who reads: `client`, someone who may come for therapy; `carer`, a parent or someone who cares for them;
/// `referrer`, someone who refers them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Reader {
    Client,
    Carer,
    Referrer,
}
