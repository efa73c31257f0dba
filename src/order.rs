//! Sorting by a number.
//!
//! The standard sorts are fast on millions of items and weigh some 5 KB for each type that
//! they are used with: a fifth of the code of the WebAssembly module. Here one heap sort of
//! numbers serves every type. It allocates twice, and costs `n log n` whatever the order.

/// Sorts by `key`; items with equal keys stay in their order.
pub(crate) fn sort_by_number<T>(items: &mut Vec<T>, key: impl Fn(&T) -> u128) {
    let mut keys: Vec<(u128, usize)> =
        items.iter().enumerate().map(|(at, item)| (key(item), at)).collect();
    if keys.is_sorted() {
        return;
    }
    heap_sort(&mut keys);
    let mut from: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(keys.into_iter().filter_map(|(_, at)| from.get_mut(at)?.take()));
}

fn heap_sort(keys: &mut [(u128, usize)]) {
    for root in (0..keys.len() / 2).rev() {
        sift(keys, root);
    }
    for end in (1..keys.len()).rev() {
        keys.swap(0, end);
        sift(&mut keys[..end], 0);
    }
}

/// Moves what stands at `root` down until nothing below is larger.
fn sift(keys: &mut [(u128, usize)], mut root: usize) {
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
    use super::sort_by_number;

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
