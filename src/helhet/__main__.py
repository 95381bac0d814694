"""`python -m helhet` is the same as `helhet`."""

import sys

from helhet.config.cli import main

if __name__ == "__main__":
    sys.exit(main())
