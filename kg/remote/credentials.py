"""What lets this program write to a store at an address: from the environment, never from the command line."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import Final

from kg.errors import HalfCredentials

TOKEN: Final = "KG_TOKEN"  # noqa: S105 - the name of the variable that holds it
USER: Final = "KG_USER"
PASSWORD: Final = "KG_PASSWORD"  # noqa: S105 - as above


def authorization(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the header that the environment gives: of a token, else of a name and a password; none without either.

    https://www.rfc-editor.org/rfc/rfc6750#section-2.1, https://www.rfc-editor.org/rfc/rfc7617#section-2

    Raises:
        HalfCredentials: only one of name and password is set.
    """
    token, user, password = (environment.get(name, "") for name in (TOKEN, USER, PASSWORD))
    if token:
        return {"Authorization": f"Bearer {token}"}
    if not user and not password:
        return {}
    if not user or not password:
        raise HalfCredentials(PASSWORD if user else USER)
    return {"Authorization": f"Basic {base64.b64encode(f'{user}:{password}'.encode()).decode()}"}
