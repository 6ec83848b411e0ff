"""`python -m wli_toolkit` is the `wli` command."""

from wli_toolkit.cli import main

if __name__ == "__main__":
    main(prog_name="wli")
