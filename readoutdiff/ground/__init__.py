"""What every room stands on: the values that pass between them, files, YAML with places, invisible characters."""
