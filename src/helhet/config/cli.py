"""The `helhet` command."""

import os
import sys


def main() -> int:
    """Run a management command until the operator's commands exist."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "helhet.config.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
    return 0
