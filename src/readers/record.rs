//! Reads records of data sets: JSON objects that keep the words of a document in one field, and what is known of it
//! in others, such as `{"ID": "A/00/L.1", "Title": "…", "Content": "The General Assembly,\n…"}`.

use crate::manuscript::printed::{Manuscript, Paragraph};
use crate::model::remark::{Remark, RemarkKind};
use crate::model::text::Text;
use crate::readers::plain;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// The document in a JSON text; `None` where that is no record, or none whose words stand for the most part in one
/// field. The words of the other fields come before it, as on a cover.
pub(super) fn read_text(text: &str) -> Option<Manuscript> {
    let mut fields: Vec<Field> = Vec::new();
    Record(&mut fields).deserialize(&mut serde_json::Deserializer::from_str(text)).ok()?;
    let all: usize = fields.iter().map(|field| field.lines.len()).sum();
    let longest = (0..fields.len()).max_by_key(|&place| fields[place].lines.len())?;
    let body = fields.remove(longest);
    if body.lines.len() * 2 < all || !body.is_document() {
        return None;
    }
    let mut manuscript = plain::read_text(&body.lines);
    manuscript.format = "JSON";
    // The words of other fields come first, within the bounds that hold for all paragraphs.
    let body_paragraphs = std::mem::take(&mut manuscript.paragraphs);
    for line in fields.iter().flat_map(|field| field.lines.lines()).filter(|line| !line.trim().is_empty()) {
        manuscript.tally.add(line);
        let mut text = Text::from(line);
        text.fold_white_space();
        manuscript.add(Paragraph { text, ..Paragraph::default() });
    }
    manuscript.paragraphs.extend(body_paragraphs);
    let names: Vec<&str> = fields.iter().map(|field| &*field.name).collect();
    let what = format!("the text is the field {} of a record; before it stands: {}", body.name, names.join(", "));
    manuscript.remarks.push(Remark::new(RemarkKind::Odd, what));
    Some(manuscript)
}

/// A field of a record.
#[derive(Default)]
struct Field {
    name: String,
    /// The strings and numbers of its value, each a block of lines.
    lines: String,
    /// Whether its value has fields of its own.
    has_fields: bool,
}

impl Field {
    /// Whether a document may stand here: several lines, at least one of them as long as a paragraph.
    fn is_document(&self) -> bool {
        const PARAGRAPH: usize = 60;
        !self.has_fields && self.lines.lines().nth(2).is_some() && self.lines.lines().any(|line| line.len() > PARAGRAPH)
    }

    fn push(&mut self, words: &str) {
        if !self.lines.is_empty() {
            self.lines.push_str("\n\n");
        }
        self.lines.push_str(words);
    }
}

/// Gathers the fields of an object.
struct Record<'a>(&'a mut Vec<Field>);

impl<'de> DeserializeSeed<'de> for Record<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Record<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a record")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key()? {
            let mut field = Field { name, ..Field::default() };
            map.next_value_seed(Value(&mut field))?;
            self.0.push(field);
        }
        Ok(())
    }
}

/// Gathers the strings and numbers of a value, however deep.
struct Value<'a>(&'a mut Field);

impl<'de> DeserializeSeed<'de> for Value<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Value<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value")
    }

    fn visit_str<E: Error>(self, words: &str) -> Result<(), E> {
        self.0.push(words);
        Ok(())
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<(), E> {
        self.visit_str(&number.to_string())
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<(), E> {
        self.visit_str(&number.to_string())
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<(), E> {
        self.visit_str(&number.to_string())
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        while items.next_element_seed(Value(self.0))?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        self.0.has_fields = true;
        while map.next_key::<serde::de::IgnoredAny>()?.is_some() {
            map.next_value_seed(Value(self.0))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_field_is_the_document_and_the_others_stand_before_it() {
        let lines =
            "The General Assembly,\nRecalling its resolutions on the keeping of lists of all kinds,\n1. Decides;";
        for content in [serde_json::json!(&lines), serde_json::json!(lines.lines().collect::<Vec<_>>())] {
            let record = serde_json::json!({"content": content, "id": "A/00/L.1", "year": 2001, "open": true});
            let manuscript = read_text(&record.to_string()).expect("a document");
            let words: Vec<_> = manuscript.paragraphs.iter().map(|paragraph| &*paragraph.text.string).collect();
            assert_eq!(words[..2], ["A/00/L.1", "2001"]);
            assert_eq!(words[2..], lines.lines().collect::<Vec<_>>());
            let mut tally = manuscript.tally;
            for words in &words {
                tally.take(words);
            }
            assert_eq!(tally.balance(), (0, 0));
        }
    }

    #[test]
    fn data_without_a_document_is_none() {
        let long = "word ".repeat(40);
        for data in [
            serde_json::json!([1, 2, 3]),
            serde_json::json!({"name": "x", "files": ["a", "b", "c", "d"]}),
            serde_json::json!({"nodes": [{"id": "PP1", "text": long}, {"id": "PP2", "text": long}]}),
        ] {
            assert!(read_text(&data.to_string()).is_none(), "{data}");
        }
    }
}
