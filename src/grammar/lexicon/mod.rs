//! The words of the six languages by which the parts of a resolution are known.
//!
//! One file per language lies in `assets/lexicon`: sections in brackets, one entry a line, fields parted by tabs,
//! `#` before a comment. A phrase that ends in `*` is a stem. The sections:
//!
//! | section | fields | what for |
//! | --- | --- | --- |
//! | formulas | organ, words | the enacting formula, without its comma |
//! | openers | phrase, English | how preambular paragraphs open |
//! | verbs | phrase, English, force | how operative paragraphs open |
//! | ladder | phrase | "also", "further": stand in or behind an opening phrase |
//! | months | name, number | dates |
//! | ordinals | word, value | sessions; the values of words that follow each other add up |
//! | divisions | word, rank | "Part", "Article": name a section with a number; 0 is the widest |
//! | counters | phrase | what a number before it counts, in a script without spaces |
//! | drafts | phrase | say on the cover that this is a draft |
//! | adoptions | phrase | open the line that tells at which meeting, behind the last paragraph |
//! | unended | word | ends no paragraph: articles, prepositions |
//! | sessions, agenda, title lines, meetings, votes, annexes, ibid | phrase | lines of cover, closing and annexes |
//!
//! English and force are `-` where the language versions of the corpus do not agree: a phrase gets the English that
//! stands in its place in 65 of 100 aligned paragraphs, and none below that. Force is the scale of wording strength
//! from 0 (notes) to 5 (decides, demands); it says nothing of legal effect.

mod folded;
mod table;
mod words;
mod languages;
mod openings;
mod ordinals;
mod dates;
mod divisions;
mod lines;

pub use divisions::AnnexHeading;
pub use languages::{formula, language_of};
pub use openings::Opening;
pub use words::{Lexicon, of};
