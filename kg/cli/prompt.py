"""The prompt of the shell: many lines, history, completion and colours; the only door to prompt_toolkit."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion, ThreadedCompleter
from prompt_toolkit.document import Document
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.lexers import PygmentsLexer
from prompt_toolkit.output import Output

from kg.shell.statements import ended
from kg.shell.vocabulary import Vocabulary

_FIRST: Final = "kg> "
_MORE: Final = "  > "


class _Words(Completer):
    """The vocabulary, in the words of prompt_toolkit."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:  # noqa: ARG002 - its signature
        """Yield what the word before the cursor may become."""
        for offer in self._vocabulary.offers(document.text_before_cursor):
            yield Completion(offer.word, -offer.length, display_meta=offer.meaning)


class Prompt:
    """A prompt at a terminal. ``history`` is the file that keeps what was asked, None to keep it in memory only.

    ``source`` and ``screen`` take the place of the terminal.
    """

    def __init__(
        self,
        vocabulary: Vocabulary,
        history: Path | None,
        source: Input | None = None,
        screen: Output | None = None,
    ) -> None:
        from pygments.lexers.rdf import SparqlLexer  # noqa: PLC0415 - slow to load

        self._session: PromptSession[str] = PromptSession(
            history=_history(history),
            completer=ThreadedCompleter(_Words(vocabulary)),
            complete_while_typing=False,
            lexer=PygmentsLexer(SparqlLexer),
            multiline=True,
            prompt_continuation=_MORE,
            key_bindings=_keys(),
            input=source,
            output=screen,
        )

    def ask(self) -> str:
        """Return the next statement.

        Raises:
            KeyboardInterrupt: Ctrl-C; what was typed is dropped.
            EOFError: Ctrl-D on an empty line.
        """
        return self._session.prompt(_FIRST)


def _history(file: Path | None) -> History:
    """The history in a file that only its owner reads; in memory where it cannot be kept."""
    if file is None:
        return InMemoryHistory()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        with file.open("ab"):
            return FileHistory(str(file))
    except OSError:
        return InMemoryHistory()


def _keys() -> KeyBindings:
    """Enter ends a statement that is whole, and begins a line of one that is not; Alt-Enter ends it anyway."""
    keys = KeyBindings()

    @keys.add("enter")
    def _(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        if not buffer.text.strip() or (buffer.document.is_cursor_at_the_end and ended(buffer.text)):
            buffer.validate_and_handle()
        else:
            buffer.newline()

    @keys.add("escape", "enter")
    def _(event: KeyPressEvent) -> None:
        event.current_buffer.validate_and_handle()

    return keys
