//! Digit patterns (`7(?:[1-3]\d|4[0-5])\d{6}`) compiled into one shared NFA.
//!
//! Only what the public numbering metadata uses is understood: digits, `\d`, classes,
//! groups, `|`, `?`, `{n}` and `{n,m}`. Anything else stops the build, so that a new
//! construct upstream cannot be read wrongly.

/// A Thompson automaton over the ten digits; every pattern ends in a state with a tag.
#[derive(Default)]
pub(crate) struct Nfa {
    states: Vec<State>,
}

#[derive(Default)]
struct State {
    /// Digits leading on (a bit each) and where to.
    step: Option<(u16, usize)>,
    /// Where one may go without reading a digit.
    free: Vec<usize>,
    /// Bits that hold once a number may end here.
    tag: u16,
}

impl Nfa {
    /// An automaton with only its start state, which is 0.
    pub(crate) fn new() -> Self {
        Self { states: vec![State::default()] }
    }

    /// Accepts `prefix` followed by `pattern`, with the bits of `tag`.
    pub(crate) fn add(&mut self, prefix: &str, pattern: &str, tag: u16) {
        let mut parser = Parser { text: pattern.as_bytes(), at: 0, nfa: self };
        let mut start = parser.fresh();
        parser.nfa.states[0].free.push(start);
        for digit in prefix.bytes() {
            start = parser.step(start, 1 << (digit - b'0'));
        }
        let end = parser.alternatives(start);
        assert!(parser.at == pattern.len(), "numbering: trailing text in {pattern}");
        self.states[end].tag |= tag;
    }

    /// Closes a set of states under free moves, sorted, without repeats.
    pub(crate) fn close(&self, mut pending: Vec<usize>) -> Vec<usize> {
        let mut seen = std::collections::BTreeSet::new();
        while let Some(state) = pending.pop() {
            if seen.insert(state) {
                pending.extend(&self.states[state].free);
            }
        }
        // Only states that read a digit or end a number tell sets apart.
        let telling = |s: &usize| self.states[*s].step.is_some() || self.states[*s].tag != 0;
        seen.into_iter().filter(telling).collect()
    }

    /// The closed set after reading `digit` in any state of `set`.
    pub(crate) fn advance(&self, set: &[usize], digit: u8) -> Vec<usize> {
        let steps = set.iter().filter_map(|&s| self.states[s].step);
        self.close(steps.filter(|(mask, _)| mask >> digit & 1 == 1).map(|(_, to)| to).collect())
    }

    /// The bits that hold when a number ends in `set`.
    pub(crate) fn tag(&self, set: &[usize]) -> u16 {
        set.iter().fold(0, |tag, &s| tag | self.states[s].tag)
    }
}

/// Reads a pattern from left to right, each method from a start state to an end state.
struct Parser<'a> {
    text: &'a [u8],
    at: usize,
    nfa: &'a mut Nfa,
}

impl Parser<'_> {
    fn alternatives(&mut self, start: usize) -> usize {
        let end = self.fresh();
        loop {
            let last = self.sequence(start);
            self.nfa.states[last].free.push(end);
            if !self.eat(b'|') {
                return end;
            }
        }
    }

    fn sequence(&mut self, start: usize) -> usize {
        let first = self.fresh();
        self.nfa.states[start].free.push(first);
        let mut end = first;
        while self.at < self.text.len() && !matches!(self.text[self.at], b'|' | b')') {
            end = self.repeated(end);
        }
        end
    }

    /// One atom with what follows it: nothing, `?`, `{n}` or `{n,m}`; repeated by reading
    /// its text again.
    fn repeated(&mut self, start: usize) -> usize {
        let from = self.at;
        let mut end = self.atom(start);
        let after = self.at;
        let (least, most) = match self.text.get(self.at) {
            Some(b'?') => {
                self.at += 1;
                (0, 1)
            }
            Some(b'{') => self.bounds(),
            _ => return end,
        };
        let resume = self.at;
        let mut ends = vec![if least == 0 { start } else { end }];
        for count in 2..=most {
            self.at = from;
            end = self.atom(end);
            assert!(self.at == after);
            if count == least {
                ends.clear();
            }
            if count >= least {
                ends.push(end);
            }
        }
        if least == 0 {
            ends.push(end);
        }
        self.at = resume;
        let out = self.fresh();
        for end in ends {
            self.nfa.states[end].free.push(out);
        }
        out
    }

    fn atom(&mut self, start: usize) -> usize {
        let mask = match self.next() {
            digit @ b'0'..=b'9' => 1 << (digit - b'0'),
            b'\\' => {
                assert!(self.eat(b'd'), "numbering: unknown escape");
                0x3ff
            }
            b'[' => self.class(),
            b'(' => {
                if self.eat(b'?') {
                    assert!(self.eat(b':'), "numbering: unknown group");
                }
                let end = self.alternatives(start);
                assert!(self.eat(b')'), "numbering: open group");
                return end;
            }
            other => panic!("numbering: unknown sign {:?} in a pattern", other as char),
        };
        self.step(start, mask)
    }

    fn class(&mut self) -> u16 {
        let mut mask = 0;
        loop {
            let low = self.next();
            if low == b']' {
                return mask;
            }
            let high = if self.eat(b'-') { self.next() } else { low };
            assert!(low.is_ascii_digit() && high.is_ascii_digit() && low <= high);
            (low..=high).for_each(|digit| mask |= 1 << (digit - b'0'));
        }
    }

    fn bounds(&mut self) -> (usize, usize) {
        self.at += 1;
        let least = self.count();
        let most = if self.eat(b',') { self.count() } else { least };
        assert!(self.eat(b'}') && least <= most && most > 0, "numbering: bad repetition");
        (least, most)
    }

    fn count(&mut self) -> usize {
        let mut value = 0;
        while self.text.get(self.at).is_some_and(u8::is_ascii_digit) {
            value = value * 10 + usize::from(self.next() - b'0');
        }
        value
    }

    fn step(&mut self, from: usize, mask: u16) -> usize {
        // A state reads through at most one arrow; a new state keeps shared starts intact.
        let (here, to) = (self.fresh(), self.fresh());
        self.nfa.states[from].free.push(here);
        self.nfa.states[here].step = Some((mask, to));
        to
    }

    fn fresh(&mut self) -> usize {
        self.nfa.states.push(State::default());
        self.nfa.states.len() - 1
    }

    fn next(&mut self) -> u8 {
        self.at += 1;
        *self.text.get(self.at - 1).unwrap_or_else(|| panic!("numbering: a pattern ends early"))
    }

    fn eat(&mut self, sign: u8) -> bool {
        let found = self.text.get(self.at) == Some(&sign);
        self.at += usize::from(found);
        found
    }
}
