"""The command line: the only place that opens files, prints and exits. The one door of click."""
