"""The root of the errors that tell the user what to do."""

from __future__ import annotations


class UserError(Exception):
    """What the user must mend.

    Parameters
    ----------
    message : str
        What is wrong, with the file, the line and what to do, in English.
    code : str
        The name under which the commands have the message in other languages; none for an error that only those who
        edit our own tables see.
    *values : object
        What the message is about, in the order in which the words of the code name it.
    """

    def __init__(self, message: str, code: str = "", *values: object) -> None:
        super().__init__(message)
        self.code, self.values = code, values
