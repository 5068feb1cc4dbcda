//! Amazon's CDN function for viewer requests, run by Node.js with an event of the same shape.

use serde_json::{Value, json};
use site::check::check;
use site::hosting;
use support::programs::node;
use support::published;

/// The function's results for requests, each an address with or without a query, for the site at
/// `https://attune.example{base}`.
fn answers(base: &str, requests: &[&str]) -> Vec<Value> {
    let content = check(&published::sources());
    let mut content = content.unwrap_or_else(|problems| panic!("{problems:#?}"));
    content.site.address.0 = format!("https://attune.example{base}");
    let function = hosting::deploy_files(&content.site)["cloudfront-function.js"].clone();
    let function = String::from_utf8(function).expect("UTF-8");
    let run = format!(
        "{function}\nconst answers = {}.map((address) => {{\n\
         const [uri, query] = address.split(\"?\");\n\
         return handler({{ request: {{ uri, rawQueryString: () => query }} }});\n}});\n\
         console.log(JSON.stringify(answers));",
        json!(requests)
    );
    serde_json::from_str(&node(&run)).expect("its answers")
}

/// The address that an answer redirects to; none where the request is passed on to the files.
fn location(answer: &Value) -> Option<&str> {
    let location = answer["headers"]["location"]["value"].as_str();
    assert_eq!(location.is_some(), answer["statusCode"] == 301);
    location
}

#[test]
fn on_cloudfront_an_address_never_leads_to_another_site() {
    let requests = [
        "//evil.example/x",
        "//evil.example",
        "///evil.example/x",
        "/\\evil",
        "/\\/evil/x",
        "\\\\evil/x",
        "/\t/evil/x",
        "https:evil/x",
        "",
    ];
    for (request, answer) in requests.iter().zip(answers("", &requests)) {
        assert_eq!(location(&answer), None, "{request}");
    }
}

#[test]
fn on_cloudfront_a_query_is_kept_wherever_an_address_leads_on() {
    let requests = [
        "/session?from=a&from=b%20c&flag",
        "/about?from=letter",
        "/about/?from=letter",
        "/session",
        "/session?",
    ];
    let answers = answers("", &requests);
    let locations: Vec<_> = answers.iter().map(location).collect();
    assert_eq!(
        locations,
        [
            Some("/session/?from=a&from=b%20c&flag"),
            Some("/about-therapy/?from=letter"),
            Some("/about-therapy/?from=letter"),
            Some("/session/"),
            Some("/session/"),
        ]
    );
}

#[test]
fn on_cloudfront_a_folders_address_shows_its_page() {
    let requests = ["/therapy/", "/therapy/session/", "/therapy/start.js"];
    let answers = answers("/therapy", &requests);
    let files: Vec<_> = answers
        .iter()
        .map(|answer| answer["uri"].as_str().unwrap_or_default())
        .collect();
    assert_eq!(
        files,
        [
            "/therapy/index.html",
            "/therapy/session/index.html",
            "/therapy/start.js",
        ]
    );
}
