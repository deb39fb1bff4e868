"""What stands in the text: sides, offices, people by name, and the registry of who issues readouts."""
