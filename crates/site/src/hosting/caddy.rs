//! The configuration for Caddy.

use super::description::{Hosting, IMMUTABLE, MEDIA_TYPES, REVALIDATED};
use crate::names::PLATFORM_FILES;

/// Renders the Caddyfile.
pub fn config(hosting: &Hosting) -> String {
    let Hosting {
        headers,
        redirects,
        missing,
        ..
    } = hosting;
    let hidden = PLATFORM_FILES.map(|name| ["*/", name].concat()).join(" ");
    let immutable: Vec<String> = hosting
        .immutable_dirs()
        .iter()
        .map(|folder| format!("{folder}*"))
        .collect();
    let immutable = immutable.join(" ");
    let headers: Vec<String> = headers
        .iter()
        .map(|(name, value)| format!("\t\t{name} \"{value}\"\n"))
        .collect();
    let headers = headers.concat();
    // Not every system's MIME table has these types. With `defer` they override those that the file server sets.
    let types: Vec<String> = MEDIA_TYPES
        .iter()
        .filter(|(extension, ..)| {
            !matches!(
                *extension,
                "html" | "css" | "js" | "json" | "txt" | "xml" | "svg"
            )
        })
        .map(|(extension, kind, _)| format!("\t@{extension} path *.{extension}\n\theader @{extension} {{\n\t\tContent-Type {kind}\n\t\tdefer\n\t}}\n"))
        .collect();
    let types = types.concat();
    let redirects: Vec<String> = redirects
        .iter()
        .map(|(from, to)| format!("\tredir {from} {to} 301\n"))
        .collect();
    let redirects = redirects.concat();
    format!(
        "# Written by the build. Put it into /etc/caddy/Caddyfile, and the site into {folder}.\n\
         # Caddy fetches and renews the certificate for HTTPS by itself.\n\n\
         (policy) {{\n\theader {{\n{headers}\t\t-Server\n\t}}\n}}\n\n\
         {host} {{\n\troot * {root}\n\n\timport policy\n\
         \t@kept path {immutable}\n\theader @kept Cache-Control \"{IMMUTABLE}\"\n\
         \t@asked not path {immutable}\n\theader @asked Cache-Control \"{REVALIDATED}\"\n{types}\n\
         {redirects}\n\
         \t# For other hosts.\n\t@hidden path {hidden} *.br *.gz *.zst\n\terror @hidden 404\n\n\
         \t# The build has compressed each file as far as it goes.\n\
         \tfile_server {{\n\t\tprecompressed zstd br gzip\n\t}}\n\n\
         \thandle_errors {{\n\t\t@missing expression {{err.status_code}} == 404\n\t\thandle @missing {{\n\t\t\timport policy\n\
         \t\t\theader Cache-Control \"{REVALIDATED}\"\n\t\t\theader Content-Type \"text/html; charset=utf-8\"\n\
         \t\t\trewrite * {missing}\n\
         \t\t\tfile_server {{\n\t\t\t\tprecompressed zstd br gzip\n\t\t\t}}\n\t\t}}\n\t}}\n}}\n",
        folder = [&hosting.root(), hosting.base.as_str()].concat(),
        host = hosting.host(),
        root = hosting.root(),
    )
}
