"""Who is named in a text: names, titles, roles that stand for a name."""
