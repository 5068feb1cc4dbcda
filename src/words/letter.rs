//! The words of the composer, in which a visitor writes a letter to the practice, and of the letters that it makes.

/// The button that opens the composer, in which a visitor writes a letter to the practice.
pub const OPEN: &str = "Write a message here";
/// Next to it: the same questions on paper.
pub const OR_PAPER: &str = "Or print this page.";
/// Above the questions on paper.
pub const SHEET: &str =
    "Print this page and write on the lines. Leave out what you would rather say when we talk.";
/// Where the sheet can go, before the e-mail address and before the address for letters.
pub const SEND_TO: [&str; 2] = ["Send it to ", "Post it to "];
/// What happens to the words that a visitor writes.
pub const PRIVATE: &str = "This page does not send or keep what you write. It is gone when you leave the page. You send it yourself, when you are ready.";
/// The question that comes first, and the three readers.
pub const WHO: &str = "Who is it for?";
/// Shown when the reader is chosen.
pub const HINT: &str =
    "Your questions are below. Leave empty what you would rather say when we talk.";

/// The questions for one reader.
pub struct Questions {
    /// The reader, for scripts.
    pub reader: &'static str,
    /// The answer to [`WHO`].
    pub label: &'static str,
    /// The first sentence of the letter.
    pub opening: &'static str,
    /// The question whose answer is the letter's signature.
    pub name: &'static str,
    /// The other questions, each with the words before its answer in the letter.
    pub others: [(&'static str, &'static str); 4],
}
/// The questions for each reader.
pub const QUESTIONS: [Questions; 3] = [
    Questions {
        reader: "me",
        label: "For myself",
        opening: "I would like to ask about music therapy for myself.",
        name: "What is your name?",
        others: [
            (
                "What would you like from music therapy?",
                "What I would like:",
            ),
            ("When could you come?", "When I could come:"),
            (
                "What would help you feel comfortable?",
                "What helps me feel comfortable:",
            ),
            ANSWER,
        ],
    },
    Questions {
        reader: "care",
        label: "For someone I care for",
        opening: "I would like to ask about music therapy for someone I care for.",
        name: "What is your name? Who are you to them?",
        others: [
            (
                "Who is it for? A first name and an age are enough.",
                "Who it is for:",
            ),
            (
                "What would you like from music therapy for them?",
                "What I would like for them:",
            ),
            ("When could they come?", "When they could come:"),
            ANSWER,
        ],
    },
    Questions {
        reader: "refer",
        label: "I refer someone",
        opening: "I would like to refer someone for music therapy.",
        name: "What is your name? Where do you work?",
        others: [
            (
                "Who is it for? Initials and an age are enough.",
                "Who it is for:",
            ),
            (
                "What would you like from music therapy for them?",
                "What I would like for them:",
            ),
            ("Do they, or their family, agree?", "Whether they agree:"),
            ANSWER,
        ],
    },
];
const ANSWER: (&str, &str) = (
    "Which address or number can I answer?",
    "Please answer me here:",
);
/// The question that is answered by pictures, on the screen and on paper.
pub const WAYS_QUESTION: &str = "Choose what is true.";
/// The answers, in the order of the pictures: said of oneself, and said of someone else.
pub const WAYS: [[&str; 2]; 6] = [
    ["I use few words", "They use few words"],
    ["Someone speaks for me", "Someone speaks for them"],
    ["I sign", "They sign"],
    [
        "I use a device or symbols to talk (AAC)",
        "They use a device or symbols to talk (AAC)",
    ],
    [
        "Loud sounds are hard for me",
        "Loud sounds are hard for them",
    ],
    ["Please do not phone", "Please do not phone"],
];
/// The first line of a letter.
pub const GREETING: &str = "Hello,";
/// The label of the letter as it will read.
pub const PREVIEW: &str = "Your message, as it will read. You can change it.";
/// Shown once it has been changed.
pub const CHANGED: &str = "You have changed the message. New answers do not change it any more.";
/// The button that writes it from the answers once more.
pub const AGAIN: &str = "Write it again from my answers";
/// The link that opens the visitor's mail program.
pub const MAIL: &str = "Open in my e-mail";
/// The button that copies the letter.
pub const COPY: &str = "Copy the words";
/// The button that prints only the letter.
pub const PRINT: &str = "Print as a letter";
/// The button that saves the letter.
pub const SAVE: &str = "Save as a file";
/// The name of that file.
pub const FILE: &str = "message.txt";
/// The button that removes all that was written.
pub const CLEAR: &str = "Clear it all";
/// The subject of the e-mail.
pub const SUBJECT: &str = "A message about music therapy";
/// The whole e-mail, if the letter is too long for a link.
pub const PASTE: &str = "I will paste my message here.";
/// Shown when the mail program should be open, before the address.
pub const MAILED: &str = "Did nothing open? Copy the words and send them to ";
/// The same when the letter is too long for a link.
pub const LONG: &str =
    "Your message is too long for this button, so we copied it. Paste it into the e-mail.";
/// The same when the browser also refuses to copy it.
pub const LONG_REFUSED: &str = "Your message is too long for this button, and this browser does not let us copy it. It is selected: copy it, then paste it into the e-mail.";
/// Shown when the letter is copied, and what follows if there is an e-mail address.
pub const COPIED: [&str; 2] = ["The words are copied.", " Paste them into an e-mail to "];
/// Shown when the browser refuses to copy.
pub const REFUSED: &str = "This browser does not let us copy. The words are selected: press Ctrl and C, or hold a finger on them and choose Copy.";
/// Shown when the letter is saved.
pub const SAVED: &str = "The file is with your downloads. Its name is message.txt.";
/// Asked before what was written is lost.
pub const LEAVE: &str = "What you wrote will be gone. Do you want to go on?";
