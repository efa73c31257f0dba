//! stub until the fold branch lands
#[derive(Clone, Copy)]
pub(crate) enum Technique { None, Fullwidth, Math, Circled, SmallLetters, Homoglyph, ZeroWidth, Combining, NativeDigits, AlternativeSign }
#[derive(Clone, Copy)]
pub(crate) struct Folding(&'static str, Technique);
impl Folding { pub(crate) fn text(&self)->&'static str{self.0} pub(crate) fn technique(&self)->Technique{self.1} }
pub(crate) fn fold(c: char) -> Option<Folding> {
    match c { '\u{200b}'|'\u{ad}'|'\u{fe0f}' => Some(Folding("",Technique::ZeroWidth)), '\u{336}' => Some(Folding("",Technique::Combining)), 'é'=>Some(Folding("e",Technique::None)), _=>None }
}
pub(crate) fn lookalike(_c: char) -> Option<u8> { None }
