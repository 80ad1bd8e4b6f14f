//! The lists, tables and counters of a page as its elements come and go, and the labels that they put before blocks.

use crate::manuscript::printed::Paragraph;
use crate::model::remark::RemarkKind;
use crate::readers::html::attributes::Attributes;
use crate::readers::html::counters::MOST_COUNTED;
use crate::readers::html::elements::What;
use crate::readers::html::lists::List;
use crate::readers::html::looks::Looks;
use crate::readers::html::markers::Marker;
use crate::readers::html::open::Go;
use crate::readers::html::page::Page;
use crate::readers::html::sheet::Part;
use crate::readers::html::tables;

impl Page {
    pub(super) fn start_list(&mut self, what: What, attributes: &Attributes<'_>, looks: &Looks) {
        // The label of an item that holds nothing but a list stands alone.
        if let Some(label) = self.label.take().filter(|label| label != "•") {
            self.manuscript.tally.add(&label);
            let block = self.manuscript.paragraphs.len();
            if let Some(list) = self.lists.last_mut() {
                list.put_label(block);
            }
            self.manuscript.add(Paragraph { label: Some(label), ..Paragraph::default() });
        }
        let natural = if what == What::OrderedList { Marker::Decimal } else { Marker::Bullet };
        let marker = looks.marker.or_else(|| Marker::named(attributes.get("type"))).unwrap_or(natural);
        let mut list = List::new(marker, attributes.get("start").parse().ok(), attributes.has("reversed"));
        let (name, classes) = (attributes.name(), attributes.get("class"));
        list.item = self.sheet.part(name, classes, Part::Items);
        list.before = self.sheet.part(name, classes, Part::BeforeItems);
        self.lists.push(list);
    }

    pub(super) fn start_item(&mut self, attributes: &Attributes<'_>, looks: &Looks) {
        let of_list = self.lists.last().and_then(|list| list.item.as_ref()?.marker);
        let marker = looks.marker.or(of_list).or_else(|| Marker::named(attributes.get("type")));
        let value = attributes.get("value").parse().ok();
        self.label = self.lists.last_mut().and_then(|list| list.count(value, marker));
    }

    /// Ends a list. One that counts down to its end tells only there with which number it began.
    pub(super) fn end_list(&mut self) {
        let Some(list) = self.lists.pop() else { return };
        let Self { manuscript, .. } = self;
        for (block, early, late) in list.late_labels() {
            let label = manuscript.paragraphs.get_mut(block).and_then(|paragraph| paragraph.label.as_mut());
            if let Some(label) = label.filter(|label| **label == early) {
                manuscript.tally.forget(&early);
                manuscript.tally.add(&late);
                *label = late;
            }
        }
    }

    /// Ends a table; `around` is how many blocks there were before the cell in which it lies.
    pub(super) fn end_table(&mut self, around: usize) {
        let Some(table) = self.tables.pop() else { return };
        let blocks = &mut self.manuscript.paragraphs;
        let Some((first, place)) = table.end(blocks, &mut self.cells) else { return };
        let place = if first == place && first > around { tables::join_last(blocks) } else { place };
        for anchor in self.anchors.iter_mut().rev().take_while(|anchor| anchor.block > first) {
            anchor.block = anchor.block.min(place);
        }
        while self.holders.last().is_some_and(|holder| holder.0 >= first) {
            self.holders.pop();
        }
    }

    /// Counts an element around which `depth` others lie, as the style sheets say, and keeps the label that they put
    /// before it.
    pub(super) fn count(&mut self, what: What, attributes: &Attributes<'_>, looks: &Looks, depth: usize) {
        if self.around().go != Go::Text || self.counters.are_full() {
            return;
        }
        let list = self.lists.last().filter(|_| what == What::Item);
        let of_list = list.and_then(|list| list.item.clone());
        let own = self.sheet.part(attributes.name(), attributes.get("class"), Part::Before);
        let before = own.or_else(|| list.and_then(|list| list.before.clone()));
        let number = list.map(List::number);
        let counts = |looks: &Looks| looks.resets.is_some() || looks.increments.is_some();
        if before.is_none() && !counts(looks) && !of_list.as_ref().is_some_and(counts) {
            return;
        }
        let Self { counters, manuscript, .. } = self;
        if !counters.has_room() {
            let what =
                format!("the style sheets count more than {MOST_COUNTED} elements; those behind them bear no number");
            manuscript.remark_once(RemarkKind::Odd, &what);
            return;
        }
        for looks in [Some(looks), of_list.as_ref()].into_iter().flatten() {
            counters.begin(&looks.resets, depth);
            counters.count(&looks.increments, depth);
        }
        let Some(before) = before else { return };
        counters.begin(&before.resets, depth + 1);
        counters.count(&before.increments, depth);
        if let Some(content) = &before.before
            && matches!(what, What::Item | What::Block | What::Holder | What::Heading | What::Term)
        {
            self.label = content.label(&self.counters, number);
        }
    }
}
