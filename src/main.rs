//! The browser's entry point. All it does is hydrate the current page.

fn main() {
    #[cfg(feature = "hydrate")]
    attune::app::hydrate();
}
