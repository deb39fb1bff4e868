"""Which readout a claim cites."""
