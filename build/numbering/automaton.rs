//! The shared NFA made deterministic, minimal and compact.
//!
//! Every pattern is finite (there is no `*` in a numbering plan), so the automaton has
//! no cycles and one bottom-up pass that shares equal states is a full minimisation.

use super::pattern::Nfa;
use std::collections::HashMap;

/// The minimal automaton; state 0 accepts nothing and leads nowhere.
pub(crate) struct Automaton {
    states: Vec<State>,
    start: usize,
}

#[derive(Clone, PartialEq, Eq, Hash)]
struct State {
    tag: u16,
    to: [usize; 10],
}

impl Automaton {
    /// Builds it; `tag` maps the bits that hold at an end to what the table shall say.
    pub(crate) fn new(nfa: &Nfa, tag: impl Fn(u16) -> u16) -> Self {
        let dead = State { tag: 0, to: [0; 10] };
        let mut build = Build {
            nfa,
            tag,
            states: vec![dead.clone()],
            shared: HashMap::from([(dead, 0)]),
            known: HashMap::new(),
        };
        let start = build.state(nfa.close(vec![0]));
        Self { start, states: build.states }
    }

    /// How many states there are, without the dead one.
    pub(crate) fn len(&self) -> usize {
        self.states.len() - 1
    }

    /// The table that `src/find/phone/plan/automaton.rs` walks; see there for its layout.
    pub(crate) fn encode(&self) -> Vec<u16> {
        let order = self.order();
        let mut offset = vec![0; self.states.len()];
        let mut at = 1;
        for &state in &order {
            offset[state] = at;
            at += 1 + self.runs(state).len();
        }
        let mut table = vec![0u16];
        for &state in &order {
            let runs = self.runs(state);
            let starts = runs.iter().fold(0, |mask, (digit, _)| mask | 1 << digit);
            table.push(starts | self.states[state].tag << 10);
            for (_, to) in runs {
                table.push(u16::try_from(offset[to]).expect("numbering: table too large"));
            }
        }
        table
    }

    /// Neighbouring digits that lead to the same state: the first of each run.
    fn runs(&self, state: usize) -> Vec<(usize, usize)> {
        let to = self.states[state].to;
        (0..10).filter(|&d| d == 0 || to[d] != to[d - 1]).map(|d| (d, to[d])).collect()
    }

    /// The start first, then in the order of a walk by breadth.
    fn order(&self) -> Vec<usize> {
        let mut order = vec![self.start];
        let mut seen = vec![false; self.states.len()];
        (seen[0], seen[self.start]) = (true, true);
        let mut at = 0;
        while at < order.len() {
            for to in self.states[order[at]].to {
                if !std::mem::replace(&mut seen[to], true) {
                    order.push(to);
                }
            }
            at += 1;
        }
        order
    }
}

struct Build<'a, F> {
    nfa: &'a Nfa,
    tag: F,
    states: Vec<State>,
    shared: HashMap<State, usize>,
    known: HashMap<Vec<usize>, usize>,
}

impl<F: Fn(u16) -> u16> Build<'_, F> {
    fn state(&mut self, set: Vec<usize>) -> usize {
        if let Some(&state) = self.known.get(&set) {
            return state;
        }
        let mut made = State { tag: (self.tag)(self.nfa.tag(&set)), to: [0; 10] };
        for digit in 0..10 {
            let next = self.nfa.advance(&set, digit);
            made.to[usize::from(digit)] = if next.is_empty() { 0 } else { self.state(next) };
        }
        let fresh = self.states.len();
        let state = *self.shared.entry(made.clone()).or_insert(fresh);
        if state == fresh {
            self.states.push(made);
        }
        self.known.insert(set, state);
        state
    }
}
