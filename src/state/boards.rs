//! Keyboards of other scripts: what the same key writes on a Latin one, so that nobody changes the layout to press a key.

use crate::state::key::Key;

/// The letters of a Latin keyboard, and those that another has on the same keys, in the same order.
const BOARDS: &[(&str, &str)] = &[
    ("qwertyuiop[]asdfghjkl;'zxcvbnm`", "йцукенгшщзхъфывапролджэячсмитьё"),
    ("QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM~", "ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬЁ"),
    ("qwertyuiop[]asdfghjkl;'zxcvnm./", "ضصثقفغعهخحجدشسيبلاتنمكطئءؤرىةزظ"),
    // What writes Chinese has signs of its own on the keys of others.
    ("/.[]<>$^", "、。【】《》￥…"),
];

/// The same key on a Latin keyboard; `None` for one that is no letter or sign of another.
pub fn latin(key: Key) -> Option<Key> {
    match key {
        Key::Char(letter) => latin_letter(letter).map(Key::Char),
        Key::Alt(letter) => latin_letter(letter).map(Key::Alt),
        Key::Ctrl(letter) => latin_letter(letter).map(Key::Ctrl),
        _ => None,
    }
}

fn latin_letter(letter: char) -> Option<char> {
    // The signs of ASCII have wide forms, in the same order.
    let wide = ('！'..='～').contains(&letter).then(|| u32::from(letter) - u32::from('！') + u32::from('!'));
    let on_board = |(latin, other): &(&str, &str)| latin.chars().zip(other.chars()).find(|pair| pair.1 == letter);
    wide.and_then(char::from_u32).or_else(|| BOARDS.iter().find_map(on_board).map(|pair| pair.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_key_of_another_keyboard_stands_for_one_of_a_latin_one() {
        for (latin, other) in BOARDS {
            assert_eq!(latin.chars().count(), other.chars().count(), "{other}");
        }
        for (other, letter) in [('о', 'j'), ('Щ', 'O'), ('ж', ';'), ('ت', 'j'), ('：', ':'), ('？', '?'), ('、', '/')]
        {
            assert_eq!(latin(Key::Char(other)), Some(Key::Char(letter)), "{other}");
        }
        assert_eq!(latin(Key::Char('j')), None);
        assert_eq!(latin(Key::Alt('н')), Some(Key::Alt('y')));
    }
}
