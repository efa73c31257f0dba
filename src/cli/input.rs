//! Where a text comes from: an argument or standard input.

use std::io::{self, IsTerminal, Read};

use super::error::Failure;

/// One text to work on.
pub(super) struct Input {
    pub(super) text: String,
    /// What diagnostics call it.
    pub(super) name: &'static str,
}

impl Input {
    /// The argument itself; standard input for `-`, or for none where something is piped in.
    pub(super) fn read(argument: Option<&str>) -> Result<Input, Failure> {
        match argument {
            Some("-") => Input::stdin(),
            Some(text) => Ok(Input { text: text.to_owned(), name: "text" }),
            None if io::stdin().is_terminal() => Err(Failure::NoInput),
            None => Input::stdin(),
        }
    }

    fn stdin() -> Result<Input, Failure> {
        let mut bytes = Vec::new();
        io::stdin()
            .lock()
            .read_to_end(&mut bytes)
            .map_err(|error| Failure::Read { name: "standard input".to_owned(), error })?;
        let text = String::from_utf8(bytes).map_err(|error| Failure::NotUtf8 {
            name: "standard input".to_owned(),
            byte: error.utf8_error().valid_up_to(),
        })?;
        Ok(Input { text, name: "stdin" })
    }
}
