"""The commands of the command line, one module for each group; `tawatur.cli` puts them together."""
