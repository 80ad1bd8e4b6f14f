//! Reads web pages.
//!
//! The tokeniser is a browser's. Its tree builder is not used: a resolution needs blocks in their order and no tree,
//! and a tree's cost grows with the square of its depth, which is the page's to choose.

mod markers;
mod counters;
mod looks;
mod sheet;
mod lists;
mod elements;
mod open;
mod attributes;
mod tables;
mod page;
mod links;
mod items;
mod beside;
mod notes;

use crate::manuscript::printed::Manuscript;
use crate::readers::html::elements::{Content, content};
use crate::readers::html::page::Page;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use std::cell::RefCell;

/// Whether `text` looks like a web page or a part of one.
pub fn is_html(text: &str) -> bool {
    let mut rest = text.trim_start();
    while let Some(comment) = rest.strip_prefix("<!--").and_then(|inner| inner.split_once("-->")) {
        rest = comment.1.trim_start();
    }
    if let Some(declared) = rest.strip_prefix("<?xml").and_then(|inner| inner.split_once("?>")) {
        rest = declared.1.trim_start();
    }
    let head = &rest[..rest.floor_char_boundary(2000)];
    if !head.contains('<') {
        return false;
    }
    let head = head.to_ascii_lowercase();
    if head.contains("<!doctype html") || head.lines().any(|line| line.trim_start().starts_with("<html")) {
        return true;
    }
    let Some(tag) = head.strip_prefix('<') else { return false };
    let end = tag.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(tag.len());
    elements::is_known(&tag[..end]) && tag[end..].starts_with([' ', '\t', '\r', '\n', '>', '/'])
}

/// Reads a page that is already decoded.
pub fn read_text(text: &str) -> Manuscript {
    let tokenizer = Tokenizer::new(Sink::default(), TokenizerOpts::default());
    let queue = BufferQueue::default();
    for part in without_floods(text) {
        queue.push_back(StrTendril::from(part));
    }
    // The tokeniser stops at the end of each script, for a browser to run it.
    while !queue.is_empty() {
        let _ = tokenizer.feed(&queue);
    }
    tokenizer.end();
    let Sink { page, mut words } = tokenizer.sink;
    let mut page = page.into_inner();
    page.words(&std::mem::take(words.get_mut()));
    notes::settle(page.finish())
}

/// The text without what stands behind the thousandth word of a tag: the tokeniser compares each attribute of a tag
/// with all others.
fn without_floods(text: &str) -> Vec<&str> {
    const MOST: usize = 1000;
    let mut parts = Vec::new();
    let mut from = 0;
    let mut at = 0;
    let next = |at: usize| memchr::memchr(b'<', &text.as_bytes()[at..]).map(|length| at + length);
    while let Some(found) = next(at) {
        let tag = found + 1;
        let end = next(tag).unwrap_or(text.len());
        at = end;
        if end - tag <= MOST {
            continue;
        }
        let mut gaps = text[tag..end].match_indices([' ', '\n', '\t', '/']).map(|(gap, _)| tag + gap);
        if let Some(cut) = gaps.nth(MOST)
            && !text[tag..cut].contains('>')
        {
            parts.push(&text[from..cut]);
            from = text[cut..end].find('>').map_or(end, |length| cut + length);
        }
    }
    parts.push(&text[from..]);
    parts
}

/// Hands tokens to the page; the tokeniser gives words in small pieces, which are handed on together.
#[derive(Default)]
struct Sink {
    page: RefCell<Page>,
    words: RefCell<String>,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let tag = match token {
            Token::CharacterTokens(words) => {
                self.words.borrow_mut().push_str(&words);
                return TokenSinkResult::Continue;
            }
            Token::TagToken(tag) => tag,
            _ => return TokenSinkResult::Continue,
        };
        let mut page = self.page.borrow_mut();
        let mut words = self.words.borrow_mut();
        if !words.is_empty() {
            page.words(&words);
            words.clear();
        }
        if tag.kind == TagKind::EndTag {
            page.end(&tag.name);
            return TokenSinkResult::Continue;
        }
        page.start(&tag);
        match content(&tag.name) {
            Content::Script => TokenSinkResult::RawData(RawKind::ScriptData),
            Content::Raw => TokenSinkResult::RawData(RawKind::Rawtext),
            Content::Words => TokenSinkResult::RawData(RawKind::Rcdata),
            Content::Elements => TokenSinkResult::Continue,
        }
    }
}
