"""Who met or called whom, when and where."""
