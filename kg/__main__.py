"""``python -m kg``: the command line without the installed script."""

from kg.cli import main

if __name__ == "__main__":  # worker processes import this module too
    main()
