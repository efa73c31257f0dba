//! Links that a stretch says when it is decoded or turned round. Only hosts of services.

use super::{Link, known, plain};
use crate::disguise::Disguise;
use crate::find::address::atom;
use crate::find::address::decode::View;
use crate::report::Category;
use crate::text::Text;

/// Every link in what is encoded or written backwards.
pub(crate) fn scan(views: &[View]) -> Vec<Link> {
    views.iter().filter_map(in_view).collect()
}

fn in_view(view: &View) -> Option<Link> {
    let decoded = Text::new(&view.plain);
    if decoded.folded.text().len() != view.plain.len() {
        return None;
    }
    let means = |link: &Link| link.category != Category::Website && known::is_known(&link.host);
    let found = plain::scan(&decoded).into_iter().find(means).or_else(|| {
        if view.how != Disguise::Reversed {
            return None;
        }
        super::words::scan(&decoded, &atom::read(&decoded)).into_iter().find(means)
    });
    let mut link = found.filter(|link| link.path.len() >= 2)?;
    link.range = view.range_of(&link.range);
    link.rule = if view.how == Disguise::Reversed { "link.reversed" } else { "link.encoded" };
    link.disguises.insert(view.how);
    Some(link)
}
