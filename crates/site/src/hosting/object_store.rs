//! Amazon S3 behind `CloudFront`: instructions with the commands, and the two files that `CloudFront` needs.

use attune::routes;
use serde_json::json;

use super::description::{CONTACT_CARD_TYPE, Hosting, IMMUTABLE, REVALIDATED};
use crate::names::{CONTACT_CARD, PLATFORM_FILES};

/// How to put the site on S3 and `CloudFront`.
pub fn readme(hosting: &Hosting) -> String {
    let base = hosting.base.as_str();
    let immutable: Vec<String> = routes::IMMUTABLE_DIRS
        .iter()
        .map(|folder| format!(" --include '{folder}/*'"))
        .collect();
    let immutable = immutable.concat();
    let not_immutable = immutable.replace("--include", "--exclude");
    let excluded = ["*.br", "*.gz", "*.zst"].into_iter().chain(PLATFORM_FILES);
    let excluded: Vec<String> = excluded.map(|name| format!("--exclude '{name}'")).collect();
    let excluded = excluded.join(" ");
    format!(
        "# The site on S3 and CloudFront\n\n\
         1. Files that never change first, then the pages that name them; `BUCKET` is yours:\n\n\
         ```sh\n\
         aws s3 sync dist s3://BUCKET{base}/ --exclude '*'{immutable} {excluded} --cache-control '{IMMUTABLE}'\n\
         aws s3 sync dist s3://BUCKET{base}/{not_immutable} {excluded} --exclude {CONTACT_CARD} --cache-control '{REVALIDATED}'\n\
         # The contact card, if the site has one: its type is not guessed.\n\
         aws s3 cp dist s3://BUCKET{base}/ --recursive --exclude '*' --include {CONTACT_CARD} --content-type {CONTACT_CARD_TYPE} --cache-control '{REVALIDATED}'\n\
         ```\n\n\
         Old files may stay for some days: pages that are open still name them.\n\n\
         2. Headers: `aws cloudfront create-response-headers-policy --response-headers-policy-config file://cloudfront-headers.json`, \
         and choose it in the distribution's behaviour.\n\
         3. Addresses of folders, and redirects: create a function of `cloudfront-function.js` (runtime cloudfront-js-2.0) \
         and choose it under “viewer request”.\n\
         4. Unknown addresses: under “error pages”, answer 403 and 404 with `{missing}` and status 404.\n\
         5. Choose “compress objects automatically”, the managed cache policy CachingOptimized, “redirect HTTP to HTTPS”, and an \
         origin access control, so that the bucket itself stays closed.\n",
        missing = hosting.missing,
    )
}

/// The headers in `CloudFront`'s format: those it supports have dedicated fields, the others are custom headers.
pub fn headers(hosting: &Hosting) -> String {
    let custom: Vec<_> = hosting
        .headers
        .iter()
        .filter(|(name, _)| {
            !matches!(
                *name,
                "Content-Security-Policy"
                    | "Referrer-Policy"
                    | "Strict-Transport-Security"
                    | "X-Content-Type-Options"
                    | "X-Frame-Options"
            )
        })
        .map(|(name, value)| json!({"Header": name, "Value": value, "Override": true}))
        .collect();
    let value = |header: &str| {
        let found = hosting.headers.iter().find(|(name, _)| *name == header);
        found.map_or("", |(_, value)| value.as_str())
    };
    let age = value("Strict-Transport-Security").trim_start_matches("max-age=");
    let config = json!({
        "Name": "attune",
        "SecurityHeadersConfig": {
            "ContentSecurityPolicy": {"Override": true, "ContentSecurityPolicy": value("Content-Security-Policy")},
            "ContentTypeOptions": {"Override": true},
            "FrameOptions": {"Override": true, "FrameOption": value("X-Frame-Options")},
            "ReferrerPolicy": {"Override": true, "ReferrerPolicy": value("Referrer-Policy")},
            "StrictTransportSecurity": {
                "Override": true,
                "IncludeSubdomains": false,
                "Preload": false,
                "AccessControlMaxAgeSec": age.parse::<u32>().unwrap_or_default(),
            },
        },
        "CustomHeadersConfig": {"Quantity": custom.len(), "Items": custom},
    });
    format!("{config:#}\n")
}

/// Runs before each request: sends redirects, and maps a folder's address to its `index.html`. A redirect preserves the
/// query. An address that browsers could take for another host's (`//evil.example/x`, `/\evil`) is never the target of
/// a redirect: it is passed on unchanged and results in a 404.
const FUNCTION: &str = r#"// Written by the build.
const redirects = {
REDIRECTS};

const isOurs = (uri) => /^\/(?![/\\])[!-[\]-~]*$/.test(uri);

const to = (request, path) => {
  const query = request.rawQueryString();
  return {
    statusCode: 301,
    statusDescription: "Moved Permanently",
    headers: { location: { value: query ? `${path}?${query}` : path } },
  };
};

function handler({ request }) {
  const { uri } = request;
  if (redirects[uri]) return to(request, redirects[uri]);
  if (uri.endsWith("/")) request.uri += "index.html";
  else if (isOurs(uri) && !uri.slice(uri.lastIndexOf("/")).includes(".")) return to(request, uri + "/");
  return request;
}
"#;

/// Renders the function for the runtime cloudfront-js-2.0.
pub fn function(hosting: &Hosting) -> String {
    let redirects: Vec<String> = hosting
        .redirects
        .iter()
        .map(|(from, to)| format!("  {from:?}: {to:?},\n"))
        .collect();
    FUNCTION.replace("REDIRECTS", &redirects.concat())
}
