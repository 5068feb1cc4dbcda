//! The browser's door: hydrate the page that stands, nothing else.

fn main() {
    #[cfg(feature = "hydrate")]
    attune::app::hydrate();
}
