//! A workflow for GitHub Pages.

/// Writes it. It asks GitHub at which address the site will be.
pub fn draw() -> String {
    String::from(
        r#"# Written by the build. Copy it to .github/workflows/ and choose “GitHub Actions” under Settings, Pages.
name: Put the site on GitHub Pages

on:
  push:
    branches: [main]
  workflow_dispatch:

permissions:
  contents: read
  pages: write
  id-token: write

# One at a time; what has begun is finished.
concurrency:
  group: pages
  cancel-in-progress: false

jobs:
  deploy:
    runs-on: ubuntu-latest
    environment:
      name: github-pages
      url: ${{ steps.deployment.outputs.page_url }}
    steps:
      - uses: actions/checkout@v4
      - uses: actions/configure-pages@v5
        id: pages
      - uses: actions/cache@v4
        with:
          path: |
            ~/.cargo/registry
            ~/.cache/attune
            target
          key: site-${{ hashFiles('Cargo.lock', 'rust-toolchain.toml') }}
      - run: cargo xtask build --base "$BASE/" --origin "$ORIGIN"
        env:
          BASE: ${{ steps.pages.outputs.base_path }}
          ORIGIN: ${{ steps.pages.outputs.origin }}
      - uses: actions/upload-pages-artifact@v3
        with:
          path: dist
      - uses: actions/deploy-pages@v4
        id: deployment
"#,
    )
}
