//! A chart of measures against sizes, both on scales of powers of ten, as SVG that reads well on light and dark pages.

use std::fmt::Write as _;

const WIDTH: f64 = 300.0;
const HEIGHT: f64 = 200.0;
const LEFT: f64 = 52.0;
const TOP: f64 = 34.0;
const COLUMNS: usize = 3;

/// One size with all that was measured.
pub struct Point {
    pub deals: i64,
    pub values: Vec<f64>,
}

/// One measure.
pub struct Panel {
    title: &'static str,
    unit: &'static str,
    factor: f64,
    place: usize,
}

impl Panel {
    pub const fn new(title: &'static str, unit: &'static str, factor: f64, place: usize) -> Self {
        Self {
            title,
            unit,
            factor,
            place,
        }
    }

    fn value(&self, point: &Point) -> f64 {
        (point.values[self.place] * self.factor).max(1e-3)
    }

    fn draw(&self, points: &[Point], svg: &mut String) {
        let (low, high) = points
            .iter()
            .map(|point| self.value(point).log10())
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
                (low.min(value), high.max(value))
            });
        let (low, high) = (low.floor(), high.ceil().max(low.floor() + 1.0));
        let (first, last) = (log(points[0].deals), log(points[points.len() - 1].deals));
        let x = |deals: i64| LEFT + (log(deals) - first) / (last - first) * (WIDTH - LEFT - 20.0);
        let y = |value: f64| TOP + (high - value.log10()) / (high - low) * (HEIGHT - TOP - 34.0);
        let _ = write!(
            svg,
            r#"<text class="title" x="8" y="18">{} ({})</text>"#,
            self.title, self.unit
        );
        let mut decade = low;
        while decade <= high {
            let at = y(10_f64.powf(decade));
            let _ = write!(
                svg,
                r#"<line class="grid" x1="{LEFT}" x2="{}" y1="{at:.1}" y2="{at:.1}"/><text x="{}" y="{:.1}" text-anchor="end">{}</text>"#,
                WIDTH - 20.0,
                LEFT - 6.0,
                at + 4.0,
                plain(10_f64.powf(decade)),
            );
            decade += 1.0;
        }
        let mut path = String::new();
        for (at, point) in points.iter().enumerate() {
            let (px, py) = (x(point.deals), y(self.value(point)));
            let _ = write!(path, "{}{px:.1} {py:.1}", if at == 0 { "M" } else { " L" });
            let _ = write!(
                svg,
                r#"<circle cx="{px:.1}" cy="{py:.1}" r="3"/><text x="{px:.1}" y="{}" text-anchor="middle">{}</text>"#,
                HEIGHT - 16.0,
                short(point.deals),
            );
        }
        let _ = write!(svg, r#"<path d="{path}"/>"#);
    }
}

/// All panels, three in a row.
pub fn draw(panels: &[Panel], points: &[Point]) -> String {
    let rows = panels.len().div_ceil(COLUMNS);
    let (width, height) = (WIDTH * COLUMNS as f64, HEIGHT * rows as f64);
    let mut svg = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="11"><style>
text {{ fill: #6b7280 }} .title {{ font-weight: bold; font-size: 12px }} .grid {{ stroke: #9ca3af; stroke-opacity: .35 }}
path {{ fill: none; stroke: #2f81c7; stroke-width: 2 }} circle {{ fill: #2f81c7 }}</style>"#
    );
    for (at, panel) in panels.iter().enumerate() {
        let (column, row) = (at % COLUMNS, at / COLUMNS);
        let _ = write!(
            svg,
            r#"<g transform="translate({} {})">"#,
            column as f64 * WIDTH,
            row as f64 * HEIGHT
        );
        panel.draw(points, &mut svg);
        svg.push_str("</g>\n");
    }
    svg.push_str("</svg>\n");
    svg
}

fn log(deals: i64) -> f64 {
    (deals as f64).log10()
}

fn plain(value: f64) -> String {
    if value < 1.0 {
        format!("{value}")
    } else {
        format!("{value:.0}")
    }
}

fn short(deals: i64) -> String {
    match deals {
        1_000_000.. => format!("{}M", deals / 1_000_000),
        1_000.. => format!("{}k", deals / 1_000),
        _ => deals.to_string(),
    }
}
