//! Sorting by a number, and by a word.
//!
//! The standard sorts are fast on millions of items and weigh some 5 KB for each type that
//! they are used with: a fifth of the code of the WebAssembly module. Here two heap sorts, of
//! numbers and of words, serve every type. They allocate twice, and cost `n log n` whatever the
//! order.

/// Sorts by `key`; items with equal keys stay in their order.
pub(crate) fn sort_by_number<T>(items: &mut Vec<T>, key: impl Fn(&T) -> u128) {
    let keys = items.iter().enumerate().map(|(at, item)| (key(item), at)).collect();
    arrange(items, sorted(keys));
}

/// Sorts by the word that `key` gives; items with equal words stay in their order.
pub(crate) fn sort_by_word<T>(items: &mut Vec<T>, key: impl Fn(&T) -> &'static str) {
    let keys = items.iter().enumerate().map(|(at, item)| (key(item), at)).collect();
    arrange(items, sorted(keys));
}

/// Where each item comes from, in order; nothing where they stand so already.
fn sorted<K: Ord + Copy>(mut keys: Vec<(K, usize)>) -> Vec<usize> {
    if keys.is_sorted() {
        return Vec::new();
    }
    heap_sort(&mut keys);
    keys.into_iter().map(|(_, at)| at).collect()
}

fn arrange<T>(items: &mut Vec<T>, places: Vec<usize>) {
    if places.is_empty() {
        return;
    }
    let mut from: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(places.into_iter().filter_map(|at| from.get_mut(at)?.take()));
}

fn heap_sort<K: Ord + Copy>(keys: &mut [(K, usize)]) {
    for root in (0..keys.len() / 2).rev() {
        sift(keys, root);
    }
    for end in (1..keys.len()).rev() {
        keys.swap(0, end);
        sift(&mut keys[..end], 0);
    }
}

/// Moves what stands at `root` down until nothing below is larger.
fn sift<K: Ord + Copy>(keys: &mut [(K, usize)], mut root: usize) {
    loop {
        let left = 2 * root + 1;
        let Some(mut child) = keys.get(left) else { return };
        let mut at = left;
        if let Some(right) = keys.get(left + 1).filter(|right| *right > child) {
            (child, at) = (right, left + 1);
        }
        if *child <= keys[root] {
            return;
        }
        keys.swap(root, at);
        root = at;
    }
}

#[cfg(test)]
mod tests {
    use super::{sort_by_number, sort_by_word};

    #[test]
    fn words_stand_as_in_a_dictionary_and_equal_ones_as_they_stood() {
        let mut items = vec![("wa.me", 1), ("t.me", 2), ("wa", 3), ("t.me", 4), ("", 5)];
        sort_by_word(&mut items, |item| item.0);
        assert_eq!(items, [("", 5), ("t.me", 2), ("t.me", 4), ("wa", 3), ("wa.me", 1)]);
    }

    #[test]
    fn sorts_as_the_standard_library_does() {
        let mut state = 7_u32;
        for len in 0..200 {
            let items: Vec<(u32, usize)> = (0..len)
                .map(|at| {
                    state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    (state >> 28, at)
                })
                .collect();
            let (mut ours, mut theirs) = (items.clone(), items);
            sort_by_number(&mut ours, |item| u128::from(item.0));
            theirs.sort_by_key(|item| item.0);
            assert_eq!(ours, theirs);
        }
    }
}
