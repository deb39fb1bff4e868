"""What an article says that a readout lacks."""
