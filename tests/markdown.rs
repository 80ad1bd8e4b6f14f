//! Markdown with defined notes.

use plenary::grammar;
use plenary::model::resolution::Reading;
use plenary::model::text::Role;
use plenary::readers::format;

fn read(text: &str) -> Reading {
    grammar::read::read(format::read(text.as_bytes()).expect("a document"))
}

const TYPED: &str = "# 99/7. Reading aloud in *libraries*

*The General Assembly*,

_Recalling_ its resolution [98/7](<https://docs.un.org/en/S/RES/98(2043)>) on quiet\u{20}
rooms,[^rooms]

**_Noting_** the work of readers \\& listeners,^[Ibid., *annex*.]

1. *Invites* libraries:

   - (a) To open their rooms;
   - (b) To keep count of their visitors;[^rooms]

2\\. *Decides* to come back to the matter.<sup>9</sup>

| Year | Visitors |
|------|---------:|
| 2043 | 12 000 \\| more[^count] |

> Adopted with a smile
> and a nod.

---

```
30th meeting
```

[^rooms]: See the report
    on rooms.

    It has two paragraphs.

[^count]: As counted
by hand.
";

#[test]
fn notes_are_read_where_they_are_defined_and_where_they_are_called() {
    let Reading { resolution, accounting, .. } = read(TYPED);
    let notes: Vec<(&str, &str)> =
        resolution.notes.iter().map(|note| (note.marker.as_str(), note.text.string.as_str())).collect();
    let expected = [
        ("1", "See the report on rooms. It has two paragraphs."),
        ("2", "Ibid., annex."),
        ("3", "As counted by hand."),
    ];
    assert_eq!(notes, expected);
    let callers = |note: usize| -> Vec<Option<&str>> {
        resolution.notes[note].called_from.iter().map(|&at| resolution.nodes[at].id.as_deref()).collect()
    };
    assert_eq!(callers(0), [Some("PP1"), Some("OP1(b)")]);
    assert_eq!(callers(1), [Some("PP2")]);
    assert_eq!((accounting.missing, accounting.invented), (0, 0));
}

#[test]
fn marks_are_no_words() {
    let Reading { resolution, .. } = read(TYPED);
    let node = |id: &str| resolution.nodes.iter().find(|node| node.id.as_deref() == Some(id)).expect(id);
    assert_eq!(node("PP1").text.string, "Recalling its resolution 98/7 on quiet rooms,");
    assert_eq!(node("PP2").text.string, "Noting the work of readers & listeners,");
    assert_eq!(node("OP1(b)").label.as_deref(), Some("(b)"));
    assert_eq!(node("OP2").text.string, "Decides to come back to the matter.9");
    let link = node("PP1").text.spans.iter().find(|span| span.role == Role::Link).expect("a link");
    assert_eq!(link.target.as_deref(), Some("https://docs.un.org/en/S/RES/98(2043)"));
    let roles = |id: &str| node(id).text.spans.iter().map(|span| (span.from, span.to, span.role)).collect::<Vec<_>>();
    assert_eq!(roles("PP2"), [(0, 6, Role::Emphasis), (0, 6, Role::Strong)]);
    assert!(roles("OP2").contains(&(35, 36, Role::Raised)), "{:?}", roles("OP2"));
    let rows: Vec<Vec<&str>> = resolution
        .nodes
        .iter()
        .flat_map(|node| &node.rows)
        .map(|row| row.iter().map(|cell| cell.string.as_str()).collect())
        .collect();
    assert_eq!(rows, [["Year", "Visitors"], ["2043", "12 000 | more"]]);
    assert!(resolution.nodes.iter().any(|node| node.text.string == "Adopted with a smile and a nod."));
    assert_eq!(resolution.nodes[0].text.string, "99/7. Reading aloud in libraries");
}

#[test]
fn signs_that_end_two_stretches_end_the_inner_one_first() {
    let reading = read(
        "*The General Assembly*,\n\n**W*ishing to go on*** with its plan,\n\n***Noting* it** again,\n\n1\\. *Decides* so.\n",
    );
    let words: Vec<&str> = reading.resolution.nodes.iter().map(|node| node.text.string.as_str()).collect();
    assert_eq!(words, ["The General Assembly,", "Wishing to go on with its plan,", "Noting it again,", "Decides so."]);
    let spans = &reading.resolution.nodes[1].text.spans;
    let roles: Vec<_> = spans.iter().map(|span| (span.from, span.to, span.role)).collect();
    assert_eq!(roles, [(0, 16, Role::Strong), (1, 16, Role::Emphasis)]);
}

#[test]
fn links_between_marks_and_notes_that_web_pages_leave_are_notes() {
    let raised = |mark: &str| format!("^[{mark}](#fn{mark}){{#fr{mark}}}^");
    let marked_up = |mark: &str| format!("<sup><a href=\"#fn{mark}\" id=\"fr{mark}\">{mark}</a></sup>");
    for call in [&raised as &dyn Fn(&str) -> String, &marked_up] {
        let text = format!(
            "*The General Assembly*,\n\n*Recalling* its resolution\n[98/7](https://docs.un.org/en/A/RES/98/7){} and its plan,{}\n\n\
             1\\. *Decides* to go on.\n\n------------------------------------------------------------------------\n\n\
             [1](#fr1) See the report,\npage 5.\n\n[2](#fr2) Ibid.\n",
            call("1"),
            call("2")
        );
        let reading = grammar::read::read(format::read(text.as_bytes()).expect("a text"));
        let notes: Vec<(&str, &str)> =
            reading.resolution.notes.iter().map(|note| (note.marker.as_str(), note.text.string.as_str())).collect();
        assert_eq!(notes, [("1", "See the report, page 5."), ("2", "Ibid.")], "{text}");
        let words: Vec<(&str, usize)> =
            reading.resolution.nodes.iter().map(|node| (node.text.string.as_str(), node.notes().count())).collect();
        let expected = [
            ("The General Assembly,", 0),
            ("Recalling its resolution 98/7 and its plan,", 2),
            ("Decides to go on.", 0),
        ];
        assert_eq!(words, expected);
        assert_eq!((reading.accounting.missing, reading.accounting.invented), (0, 0));
    }
}
