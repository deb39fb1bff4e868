"""Text -> tokens and their classes: knows no language and no diplomacy beyond what a lexicon gives."""
