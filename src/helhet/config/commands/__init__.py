"""The commands of `helhet`, in the order an operator meets them.

Every module here is imported before Django is set up, so what needs models is imported inside the functions.
"""

from helhet.config.commands import beginning, database, exporting, keys, record, serving, signin
from helhet.config.commands.command import Command, ExitCode

COMMANDS = (
    serving.DEMO,
    keys.NEW_KEYS,
    database.MIGRATE,
    database.CHECK,
    signin.CHECK_SIGN_IN,
    beginning.ADD_ORGANISATION,
    beginning.ADD_ADMINISTRATOR,
    serving.SERVE,
    serving.WORKER,
    database.BACKUP,
    exporting.EXPORT_PLAN,
    database.TIDY,
    keys.ROTATE_KEYS,
    record.VERIFY_AUDIT,
)

__all__ = ["COMMANDS", "Command", "ExitCode"]
