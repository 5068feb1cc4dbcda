//! One file for each page with its own layout; `other` renders all the rest. Views that pages share are in
//! `components`.

mod about_therapy;
mod home;
mod other;
mod session;

pub use about_therapy::AboutTherapy;
pub use home::Home;
pub use other::Other;
pub use session::Session;
