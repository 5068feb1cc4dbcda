//! One file a page, for the pages with a layout of their own; all others are drawn by `other`.
//! What two pages share lives in `components`.

mod about_therapy;
mod home;
mod other;
mod session;

pub use about_therapy::AboutTherapy;
pub use home::Home;
pub use other::Other;
pub use session::Session;
