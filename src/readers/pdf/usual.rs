//! What is usual among places and sizes, which files give to many digits.

/// The middle one of some values; `None` of none.
pub(super) fn median(mut values: Vec<f32>) -> Option<f32> {
    let middle = values.len() / 2;
    (middle < values.len()).then(|| *values.select_nth_unstable_by(middle, f32::total_cmp).1)
}

/// The value that weighs most, among those within `slack` of each other, and what these weigh together.
pub(super) fn commonest(values: impl Iterator<Item = (f32, usize)>, slack: f32) -> (f32, usize) {
    let mut values: Vec<(f32, usize)> = values.collect();
    values.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut best = (0.0, 0);
    let (mut from, mut weight) = (0, 0);
    for &(value, more) in &values {
        weight += more;
        while value - values[from].0 > slack {
            weight -= values[from].1;
            from += 1;
        }
        if weight > best.1 {
            best = (value, weight);
        }
    }
    best
}

/// How many of `places`, which are sorted, lie nearer to `place` than `reach`.
pub(super) fn within(places: &[f32], place: f32, reach: f32) -> usize {
    places.partition_point(|&other| other < place + reach) - places.partition_point(|&other| other <= place - reach)
}

/// Whether letters of two sizes are meant to be as large as each other; `size` is the measure.
pub(super) fn is_as_large(other: f32, size: f32) -> bool {
    (other - size).abs() < 0.05 * size
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_near_each_other_count_together() {
        let places = [10.0, 72.0, 72.25, 72.5, 90.0, 90.125].map(|place| (place, 1));
        let (place, weight) = commonest(places.into_iter(), 0.5);
        assert_eq!((place.to_string(), weight), ("72.5".to_owned(), 3));
        assert_eq!(commonest(places.into_iter(), 0.0).1, 1);
        assert_eq!(commonest(std::iter::empty(), 1.0).1, 0);
    }

    #[test]
    fn the_middle_value_is_one_of_them() {
        assert_eq!((median(vec![3.0, 1.0, 2.0]), median(Vec::new())), (Some(2.0), None));
    }
}
