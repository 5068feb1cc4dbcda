//! The files that Cloudflare Pages and Netlify read from the site's folder, and the README with instructions for all
//! hosts.

use super::description::{CONTACT_CARD_TYPE, Hosting, IMMUTABLE};
use crate::files::Files;
use crate::names::{CONTACT_CARD, HEADERS, REDIRECTS};

/// `_headers` and `_redirects`. Platforms join the values of a header that several rules set, so revalidated files have
/// no rule for `Cache-Control`: revalidation is the platforms' default.
pub fn files(hosting: &Hosting) -> Files {
    let rule = |address: &str, headers: &[(&str, &str)]| {
        let lines = headers
            .iter()
            .map(|(name, value)| format!("  {name}: {value}\n"));
        let lines: Vec<String> = lines.collect();
        [address, "\n", &lines.concat()].concat()
    };
    let all: Vec<(&str, &str)> = hosting
        .headers
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    let mut headers = rule(&hosting.base.file("*"), &all);
    for folder in hosting.immutable_dirs() {
        headers += &rule(&(folder + "*"), &[("Cache-Control", IMMUTABLE)]);
    }
    headers += &rule(
        &hosting.base.file(CONTACT_CARD),
        &[("Content-Type", CONTACT_CARD_TYPE)],
    );
    let redirects: Vec<String> = hosting
        .redirects
        .iter()
        .map(|(from, to)| format!("{from} {to} 301\n"))
        .collect();
    let redirects = redirects.concat();
    Files::from(
        [(HEADERS, headers), (REDIRECTS, redirects)]
            .map(|(name, text)| (name.to_owned(), text.into_bytes())),
    )
}

/// How to put the site on each kind of host.
pub fn readme(hosting: &Hosting) -> String {
    let (origin, base) = (&hosting.origin, hosting.base.file(""));
    let below = if hosting.base.as_str().is_empty() {
        String::new()
    } else {
        format!(
            "This site is below `{base}`: put the folder that was built into a folder of that name, and on Cloudflare \
             Pages and Netlify its files `_headers` and `_redirects` at the root, above that folder.\n\n"
        )
    };
    format!(
        "# Putting the site on a host\n\n\
         Built for `{origin}{base}`; for another address build again: \
         `cargo xtask build --base {base} --origin {origin}`. The build wrote everything here from one \
         description (`crates/site/src/hosting/`); change it there.\n\n{below}\
         | host | what to do |\n| --- | --- |\n\
         | Cloudflare Pages | Upload the folder: `npx wrangler pages deploy dist`. It reads `_headers`, `_redirects` and `404.html`. |\n\
         | Netlify | Upload the folder: `npx netlify deploy --prod --dir dist`. It reads the same files. |\n\
         | GitHub Pages | Copy `github-pages.yml` to `.github/workflows/` and choose “GitHub Actions” under Settings, Pages. It doesn't send our headers, so every page carries its own policy. `docs/hosting.md` says what is missing. |\n\
         | nginx | `nginx.conf` says where it goes. |\n\
         | Caddy | `Caddyfile` says where it goes. |\n\
         | Shared host with cPanel (Apache, LiteSpeed) | Upload what is in `dist/` into `public_html{base}`, and `.htaccess` from here with it: `shared-host.md` explains how. Most programs hide that file, as its name begins with a dot. |\n\
         | S3 and CloudFront | `s3-cloudfront.md`. |\n\n\
         The `.br`, `.gz` and `.zst` files are for servers that send precompressed files. Platforms compress files \
         themselves; to leave these copies out, run this before you upload:\n\n```sh\n\
         find dist -name '*.br' -delete -o -name '*.gz' -delete -o -name '*.zst' -delete\n```\n"
    )
}
