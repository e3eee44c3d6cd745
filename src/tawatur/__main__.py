"""Lets `python -m tawatur` be the command."""

from tawatur.cli import main

if __name__ == "__main__":
    main()
