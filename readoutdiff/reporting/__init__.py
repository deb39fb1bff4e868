"""Article or Comparison -> Table -> text."""
