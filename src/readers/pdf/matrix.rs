//! Places on a page, and how drawing moves, turns and scales them.

/// A transformation of the plane as PDF writes it: `a b c d e f`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Matrix(pub(super) [f64; 6]);

impl Matrix {
    pub(super) const IDENTITY: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    pub(super) fn shift(x: f64, y: f64) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// First `self`, then `next`.
    pub(super) fn then(self, next: Self) -> Self {
        let (m, n) = (self.0, next.0);
        let moved = |x: f64, y: f64| (x * n[0] + y * n[2], x * n[1] + y * n[3]);
        let (right, up, origin) = (moved(m[0], m[1]), moved(m[2], m[3]), moved(m[4], m[5]));
        Self([right.0, right.1, up.0, up.1, origin.0 + n[4], origin.1 + n[5]])
    }

    /// Moved along its own lines of text.
    pub(super) fn along(self, by: f64) -> Self {
        let m = self.0;
        Self([m[0], m[1], m[2], m[3], m[4] + by * m[0], m[5] + by * m[1]])
    }

    pub(super) fn point(self, x: f64, y: f64) -> (f64, f64) {
        let m = self.0;
        (x * m[0] + y * m[2] + m[4], x * m[1] + y * m[3] + m[5])
    }

    /// How long a stroke of length 1 upwards becomes.
    pub(super) fn height(self) -> f64 {
        let [_, _, c, d, ..] = self.0;
        (c * c + d * d).sqrt()
    }

    /// Quarters of a turn by which a line of text is turned, 0 to 3; y grows downwards.
    pub(super) fn quarters(self) -> u8 {
        let [a, b, ..] = self.0;
        match (a.abs() >= b.abs(), a >= 0.0, b >= 0.0) {
            (true, true, _) => 0,
            (false, _, true) => 1,
            (true, false, _) => 2,
            (false, _, false) => 3,
        }
    }

    /// Whether upright strokes lean, as those of slanted letters do.
    pub(super) fn leans(self) -> bool {
        let [a, b, c, d, ..] = self.0;
        let along = a * c + b * d;
        along * along > 0.15 * 0.15 * (a * a + b * b) * (c * c + d * d)
    }
}
