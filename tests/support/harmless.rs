//! Words that mean nothing here, to set around a message.

/// What may stand before a message without changing what it says. Each ends its sentence, so
/// that none becomes the subject of what follows.
pub(crate) const BEFORE: [&str; 6] = [
    "Hello there! ",
    "Thank you for the quick reply. ",
    "The second draft looks much better than the first one.\n",
    "Good morning, I hope the week went well.\n\n",
    "👍 ",
    "The blue one is lovely, please keep it… ",
];

/// What may stand after one.
pub(crate) const AFTER: [&str; 6] = [
    " Thank you!",
    "\nHave a lovely weekend.",
    "\n\nBest wishes, and no hurry at all.",
    " 🙂",
    "\nThe colours of the second draft are perfect.",
    "   ",
];
