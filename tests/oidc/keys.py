"""Keys made up for tests. Making an RSA key takes a while, so that each is made once."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from joserfc.jwk import ECKey, RSAKey


@cache
def rsa(kid: str) -> RSAKey:
    return RSAKey.generate_key(2048, {"kid": kid})


@cache
def elliptic(kid: str) -> ECKey:
    return ECKey.generate_key("P-256", {"kid": kid})


def written(folder: Path, *keys: RSAKey | ECKey) -> tuple[Path, ...]:
    """Files with the private keys, as an operator has them."""
    paths = []
    for key in keys:
        path = folder / f"{key.kid}.jwk"
        path.write_text(json.dumps(key.as_dict(private=True)), encoding="utf-8")
        paths.append(path)
    return tuple(paths)
