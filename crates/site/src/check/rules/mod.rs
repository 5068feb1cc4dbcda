//! The rules that a schema can't express. Each checks the values that the walk recorded by the name
//! of their type, so that a file with a shape problem is checked against the rules too.

mod address;
mod contact;
mod easy_read;
mod external;
mod headings;
mod hidden;
mod link_targets;
mod picture;
mod place;
mod placeholder;
mod plain_text;
mod practice;
mod search_metadata;
mod site;
mod stray;
mod titles;
mod word_list;

use jsonc_parser::ast::Value;

use self::link_targets::LinkTargets;
use super::file::{File, FileKind, Span};
use super::problem::Problem;
use super::slug;
use super::sources::Sources;
use super::visit::{Definition, Visit};

/// Runs every rule. `all_visits` holds the visits of each of the `files`, in the same order.
pub(super) fn run(
    sources: &Sources,
    files: &[File],
    all_visits: &[Vec<Visit>],
    problems: &mut Vec<Problem>,
) {
    let targets = LinkTargets::of(sources, files, all_visits);
    site::run(sources, files, all_visits, &targets, problems);
    stray::run(files, problems);
    search_metadata::run(files, all_visits, problems);
    picture::report_refused(sources, all_visits, problems);
    let lacks_number = titles::lacks_number(all_visits);
    for (file, visits) in files.iter().zip(all_visits) {
        // The sample has telephone numbers and addresses that can't be real.
        let may_have_placeholders = sources.is_sample && file.kind == FileKind::Practice;
        headings::run(visits, problems);
        word_list::run(visits, problems);
        easy_read::run(file, visits, files, all_visits, problems);
        for visit in visits.iter().take_while(|_| !file.has_too_many_problems()) {
            let placeholder = || placeholder::check(visit).filter(|_| !may_have_placeholders);
            let fault = match visit.definition {
                Definition::PlainText | Definition::Description => {
                    let whole = visit.parent != Some(Definition::Part);
                    visit
                        .as_str()
                        .and_then(|words| plain_text::check(words, whole, &visit.span))
                }
                Definition::Alternative => visit
                    .as_str()
                    .and_then(|words| plain_text::check(words, false, &visit.span)),
                Definition::Text => plain_text::check_parts(visit.node),
                Definition::Slug => visit.as_str().and_then(slug::check),
                Definition::PageSlug => visit.as_str().and_then(slug::check_page),
                Definition::Address => visit
                    .as_str()
                    .and_then(|to| address::check(to, file, &targets)),
                Definition::SiteAddress => visit.as_str().and_then(external::check_site),
                Definition::Language => visit.as_str().and_then(plain_text::check_language),
                Definition::TherapyName => visit
                    .as_str()
                    .and_then(|name| search_metadata::check_therapy(name, visits, &visit.span)),
                // To correct the form of an example number would be in vain.
                Definition::Telephone => {
                    placeholder().or_else(|| visit.as_str().and_then(contact::check_telephone))
                }
                Definition::Email => visit.as_str().and_then(contact::check_email),
                Definition::Country => visit.as_str().and_then(practice::check_country),
                Definition::Date => visit.as_str().and_then(practice::check_date),
                Definition::Pounds => visit.as_str().and_then(practice::check_pounds),
                Definition::HcpcNumber => visit.as_str().and_then(practice::check_hcpc_number),
                Definition::IcoNumber => visit.as_str().and_then(practice::check_ico_number),
                Definition::ShortNumber => visit.as_str().and_then(practice::check_short_number),
                Definition::PictureFile => visit
                    .as_str()
                    .and_then(|source| picture::check(source, sources)),
                Definition::Site
                | Definition::Page
                | Definition::Practice
                | Definition::HelpNow => {
                    check_schema_line(visit, file, problems);
                    None
                }
                Definition::Picture => {
                    problems.extend(picture::check_narrow(visit, sources));
                    None
                }
                Definition::Contact => {
                    problems.extend(contact::check_ways(visit));
                    None
                }
                Definition::Place => {
                    problems.extend(place::check_area(visit));
                    None
                }
                Definition::Redirect
                | Definition::Therapist
                | Definition::Heading
                | Definition::Part
                | Definition::Marked
                | Definition::Link
                | Definition::Idea
                | Definition::Quote
                | Definition::Gap
                | Definition::Word => None,
            };
            let fault = fault
                .or_else(placeholder)
                .or_else(|| titles::check(visit, lacks_number));
            problems.extend(fault.map(|fault| visit.span.fault(fault)));
        }
    }
}

/// Checks the line with which editors find the schema.
fn check_schema_line(visit: &Visit, file: &File, problems: &mut Vec<Problem>) {
    let line = match file.kind {
        FileKind::Page(slug) => {
            let up = "../".repeat(1 + slug.matches('/').count());
            up + "schema/page.schema.json"
        }
        FileKind::Practice => "schema/practice.schema.json".to_owned(),
        FileKind::HelpNow => "schema/help-now.schema.json".to_owned(),
        FileKind::Site | FileKind::Stray(_) => "schema/site.schema.json".to_owned(),
    };
    if visit.node.as_object().is_none() {
        return;
    }
    let problem = |span: &Span, wrong: &str| {
        span.problem(
            wrong,
            format!("Write \"$schema\": \"{line}\" as the file's first line."),
        )
    };
    match visit.field("$schema") {
        None => problems.push(problem(&visit.span, "The line \"$schema\" is missing.")),
        Some((Value::StringLit(found), _)) if found.value == line => {}
        Some((Value::StringLit(_) | Value::NullKeyword(_), span)) => {
            problems.push(problem(
                &span,
                "\"$schema\" doesn't name this kind of file's schema.",
            ));
        }
        Some(_) => {} // The schema reports other types.
    }
}
