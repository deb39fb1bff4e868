"""Who is cited for what: cues, their sources and their contents."""
