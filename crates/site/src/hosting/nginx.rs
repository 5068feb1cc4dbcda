//! The configuration for nginx, to be included in the `http` block.

use super::description::{Hosting, IMMUTABLE, MEDIA_TYPES, REVALIDATED};
use crate::names::PLATFORM_FILES;

/// Renders the configuration. All headers are on the `server` level: a block that adds a header inherits none from the
/// level above.
pub fn config(hosting: &Hosting) -> String {
    let Hosting {
        headers,
        redirects,
        missing,
        ..
    } = hosting;
    let hidden = PLATFORM_FILES.map(|name| ["/", name].concat()).join("|");
    let immutable = hosting.immutable_dirs().join("|");
    let types: Vec<String> = MEDIA_TYPES
        .iter()
        .map(|(extension, kind, _)| format!("        {kind} {extension};\n"))
        .collect();
    let types = types.concat();
    let headers: Vec<String> = headers
        .iter()
        .map(|(name, value)| format!("    add_header {name} \"{value}\" always;\n"))
        .collect();
    let headers = headers.concat();
    let redirects: Vec<String> = redirects
        .iter()
        .map(|(from, to)| format!("    location = {from} {{ return 301 {to}; }}\n"))
        .collect();
    let redirects = redirects.concat();
    format!(
        "# Written by the build. Put it into /etc/nginx/conf.d/, and the site into {folder}.\n\
         # For HTTPS, run `certbot --nginx -d {host}` afterwards, and then add the line “http2 on;” to the server\n\
         # (before nginx 1.25.1 write “listen 443 ssl http2;”): over HTTP/1.1 each file costs a connection.\n\
         # Without Debian's package libnginx-mod-http-brotli-static, leave out the line “brotli_static”.\n\n\
         map $uri $attune_caching {{\n    default \"{REVALIDATED}\";\n    \"~^({immutable})\" \"{IMMUTABLE}\";\n}}\n\n\
         server {{\n    listen 80;\n    listen [::]:80;\n    server_name {host};\n    root {root};\n\n    \
         absolute_redirect off;\n    server_tokens off;\n    charset utf-8;\n    \
         charset_types text/html text/css text/javascript text/plain application/json application/xml image/svg+xml application/manifest+json;\n    \
         default_type application/octet-stream;\n    types {{\n{types}    }}\n\n    \
         # The build has compressed each file as far as it goes.\n    \
         brotli_static on;\n    gzip_static on;\n    gzip_vary on;\n    gzip_proxied any;\n\n    \
         # Files are looked up once in ten seconds, copies that are not there as well.\n    \
         open_file_cache max=1000 inactive=60s;\n    open_file_cache_valid 10s;\n    open_file_cache_errors on;\n\n\
         {headers}    add_header Cache-Control $attune_caching always;\n\n    \
         error_page 404 {missing};\n    location = {missing} {{ internal; }}\n    \
         # For other hosts.\n    location ~ \"({hidden}|\\.br|\\.gz|\\.zst)$\" {{ return 404; }}\n\n\
         {redirects}}}\n",
        folder = [&hosting.root(), hosting.base.as_str()].concat(),
        host = hosting.host(),
        root = hosting.root(),
    )
}
