"""Split the claims of an article by the readout they cite, and flag what one readout has and another lacks."""

__version__ = "0.1.0"
