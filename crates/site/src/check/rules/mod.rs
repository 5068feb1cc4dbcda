//! The rules that a shape can't state. Each looks at the values that the walk recorded by the name
//! of their type, so that a file with a shape problem still hears of the rest.

mod address;
mod easy_read;
mod elsewhere;
mod headings;
mod hidden;
mod map;
mod picture;
mod plain_text;
mod practice;
mod search_metadata;
mod site;
mod stray;

use jsonc_parser::ast::Value;

use self::map::Map;
use super::file::Span;
use super::file::{File, FileKind};
use super::problem::Problem;
use super::slug;
use super::sources::Sources;
use super::visit::{Definition, Visit};

/// Runs every rule. `read` holds the visits of each of the `files`, in the same order.
pub(super) fn run(
    sources: &Sources,
    files: &[File],
    read: &[Vec<Visit>],
    problems: &mut Vec<Problem>,
) {
    let map = Map::of(sources, files, read);
    site::run(sources, files, read, &map, problems);
    stray::run(files, problems);
    search_metadata::run(files, read, problems);
    picture::refused(sources, read, problems);
    for (file, visits) in files.iter().zip(read) {
        headings::run(visits, problems);
        easy_read::run(file, visits, files, read, problems);
        for visit in visits.iter().take_while(|_| !file.has_enough()) {
            let fault = match visit.definition {
                Definition::PlainText | Definition::Description => {
                    let blank = visit.parent != Some(Definition::Part);
                    visit
                        .words()
                        .and_then(|words| plain_text::check(words, blank, &visit.place))
                }
                Definition::Alternative => visit
                    .words()
                    .and_then(|words| plain_text::check(words, false, &visit.place)),
                Definition::Text => plain_text::check_parts(visit.node),
                Definition::Slug => visit.words().and_then(slug::check),
                Definition::PageSlug => visit.words().and_then(slug::check_page),
                Definition::Address => visit.words().and_then(|to| address::check(to, file, &map)),
                Definition::SiteAddress => visit.words().and_then(elsewhere::check_site),
                Definition::Language => visit.words().and_then(plain_text::check_language),
                Definition::TherapyName => visit
                    .words()
                    .and_then(|name| search_metadata::check_therapy(name, visits, &visit.place)),
                Definition::Telephone => visit.words().and_then(practice::check_telephone),
                Definition::Email => visit.words().and_then(practice::check_email),
                Definition::Country => visit.words().and_then(practice::check_country),
                Definition::PictureFile => visit
                    .words()
                    .and_then(|source| picture::check(source, sources)),
                Definition::Site | Definition::Page => {
                    schema_line(visit, file, problems);
                    None
                }
                Definition::Picture => {
                    problems.extend(picture::check_narrow(visit, sources));
                    None
                }
                Definition::Redirect
                | Definition::Heading
                | Definition::Part
                | Definition::Marked
                | Definition::Link
                | Definition::Idea
                | Definition::Gap => None,
            };
            problems.extend(fault.map(|fault| visit.place.fault(fault)));
        }
    }
}

/// The line by which an editor finds the schema.
fn schema_line(visit: &Visit, file: &File, problems: &mut Vec<Problem>) {
    let line = match file.kind {
        FileKind::Page(slug) => {
            let up = "../".repeat(1 + slug.matches('/').count());
            up + "schema/page.schema.json"
        }
        _ => "schema/site.schema.json".to_owned(),
    };
    if visit.node.as_object().is_none() {
        return;
    }
    let problem = |place: &Span, wrong: &str| {
        place.problem(
            wrong,
            format!("Write \"$schema\": \"{line}\" as the file's first line."),
        )
    };
    match visit.field("$schema") {
        None => problems.push(problem(&visit.place, "The line \"$schema\" is missing.")),
        Some((Value::StringLit(found), _)) if found.value == line => {}
        Some((Value::StringLit(_) | Value::NullKeyword(_), place)) => {
            problems.push(problem(
                &place,
                "\"$schema\" doesn't name this kind of file's schema.",
            ));
        }
        Some(_) => {} // The schema speaks of what isn't words.
    }
}
