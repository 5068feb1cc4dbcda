//! Finds the questions that a page answers, with their answers.

use attune::content::page::{Block, List, Page};
use attune::content::text::{Marked, Part, Text};

use super::nodes::{Answer, Question};

/// The questions of a page's `questions` blocks, and its headings that end in a question mark; the title counts as a
/// heading. A heading's answer is the exact text below it, one line per paragraph. It ends before the next heading that
/// isn't of a deeper level, before the next question, and before the first link card. Pictures with their captions, and
/// texts that are only a link, are left out. A question with an empty answer is left out.
pub(super) fn of(page: &Page) -> Vec<Question<'_>> {
    let mut collector = Collector::default();
    collector.add_heading(1, &page.title);
    collector.add_texts(page.lead.iter());
    for block in &page.blocks {
        collector.add_block(block);
    }
    collector.close();
    collector.questions
}

#[derive(Default)]
struct Collector<'a> {
    questions: Vec<Question<'a>>,
    /// The question whose answer is being collected.
    open: Option<OpenQuestion<'a>>,
}

struct OpenQuestion<'a> {
    level: u8,
    question: &'a str,
    answer: Vec<String>,
}

impl<'a> Collector<'a> {
    fn add_block(&mut self, block: &'a Block) {
        match block {
            Block::Heading(heading) => self.add_heading(heading.level, &heading.text),
            Block::Paragraph(words) | Block::Note(words) => self.add_texts([words]),
            Block::List(List { items, .. }) => self.add_texts(items),
            Block::Quote(quote) => {
                self.add_texts([&quote.text]);
                self.add_lines(quote.source.iter().cloned());
            }
            Block::Ideas(ideas) | Block::Steps(ideas) => {
                self.add_texts(ideas.iter().flat_map(|idea| &idea.text));
            }
            Block::WordList(words) => self.add_lines(
                words
                    .iter()
                    .flat_map(|word| [word.word.clone(), word.meaning.plain()]),
            ),
            Block::Questions(questions) => {
                self.close();
                for one in questions {
                    self.open_question(1, &one.question);
                    self.add_texts(&one.answer);
                    self.close();
                }
            }
            Block::LinkCard(_) | Block::Section(_) => self.close(),
            Block::Picture(_) | Block::Pictures(_) => {}
        }
    }

    fn add_heading(&mut self, level: u8, words: &'a str) {
        if words.trim_end().ends_with('?') {
            self.open_question(level, words);
            return;
        }
        if self.open.as_ref().is_some_and(|open| level <= open.level) {
            self.close();
        }
        self.add_lines([words.to_owned()]);
    }

    fn open_question(&mut self, level: u8, question: &'a str) {
        self.close();
        self.open = Some(OpenQuestion {
            level,
            question,
            answer: Vec::new(),
        });
    }

    fn add_texts(&mut self, texts: impl IntoIterator<Item = &'a Text>) {
        let texts = texts.into_iter().filter(|text| !is_only_link(text));
        self.add_lines(texts.map(Text::plain));
    }

    fn add_lines(&mut self, lines: impl IntoIterator<Item = String>) {
        if let Some(open) = &mut self.open {
            open.answer.extend(lines);
        }
    }

    fn close(&mut self) {
        if let Some(open) = self.open.take().filter(|open| !open.answer.is_empty()) {
            let text = open.answer.join("\n");
            self.questions.push(Question {
                name: open.question,
                accepted_answer: Answer { text },
            });
        }
    }
}

/// Whether a text is only a link.
fn is_only_link(text: &Text) -> bool {
    matches!(text, Text::Parts(parts) if matches!(parts.as_slice(), [Part::Marked(Marked::Link(_))]))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The questions and answers of a page with this title, lead and blocks.
    fn questions_and_answers(title: &str, blocks: &str) -> Vec<(String, String)> {
        let json = format!(
            "{{\"title\":\"{title}\",\"menu_label\":\"x\",\"description\":\"x\",\"lead\":\"Lead.\",\"tools\":\"\",\"blocks\":[{blocks}]}}"
        );
        let page: Page = serde_json::from_str(&json).unwrap_or_else(|error| panic!("{error}"));
        of(&page)
            .into_iter()
            .map(|one| (one.name.to_owned(), one.accepted_answer.text))
            .collect()
    }

    fn pair(question: &str, answer: &str) -> (String, String) {
        (question.to_owned(), answer.to_owned())
    }

    #[test]
    fn a_title_that_asks_is_answered_by_the_words_of_the_page_until_it_leads_on() {
        let blocks = r#"
            { "paragraph": ["One ", { "strong": "two" }, "."] },
            { "heading": { "level": 2, "text": "Deeper" } },
            { "list": { "ordered": false, "items": ["Three", "Four"] } },
            { "paragraph": [{ "link": { "text": "Hard words", "to": "/" } }] },
            { "link_card": { "to": "/", "title": "Why?", "text": "Read on." } },
            { "paragraph": "After." }"#;
        let answer = "Lead.\nOne two.\nDeeper\nThree\nFour";
        assert_eq!(
            questions_and_answers("What is it?", blocks),
            [pair("What is it?", answer)]
        );
        assert_eq!(questions_and_answers("What it is", blocks), []);
    }

    #[test]
    fn an_answer_ends_where_the_next_question_or_another_subject_begins() {
        let blocks = r#"
            { "heading": { "level": 2, "text": "How long?" } },
            { "paragraph": "An hour." },
            { "heading": { "level": 3, "text": "With breaks" } },
            { "note": "As you like." },
            { "heading": { "level": 3, "text": "Where?" } },
            { "paragraph": "Here." },
            { "heading": { "level": 2, "text": "Groups" } },
            { "paragraph": "There are some." },
            { "questions": [{ "question": "Who may come", "answer": ["All.", "Really."] }] },
            { "heading": { "level": 2, "text": "And then?" } }"#;
        let expected = [
            pair("How long?", "An hour.\nWith breaks\nAs you like."),
            pair("Where?", "Here."),
            pair("Who may come", "All.\nReally."),
        ];
        assert_eq!(questions_and_answers("Sessions", blocks), expected);
    }
}
