"""Pointing words (he, his office, the ministry, the readout, this point) -> what of before they mean."""
