"""In production the browser takes the cookies from this host alone, and only over HTTPS (OWASP ASVS 5.0, 3.3)."""

import json
import os
import subprocess
import sys
from pathlib import Path

from helhet.config import secrets_file

_ASK = """
import json
from django.conf import settings
print(json.dumps({name: getattr(settings, name) for name in (
    "SESSION_COOKIE_NAME", "SESSION_COOKIE_SECURE", "SESSION_COOKIE_HTTPONLY", "SESSION_COOKIE_DOMAIN",
    "CSRF_COOKIE_NAME", "CSRF_COOKIE_SECURE", "CSRF_COOKIE_HTTPONLY", "CSRF_COOKIE_DOMAIN",
)}))
"""


def test_cookies_belong_to_the_host_and_are_kept_from_scripts(tmp_path: Path) -> None:
    environment = {
        "DJANGO_SETTINGS_MODULE": "helhet.config.settings",
        "HELHET_DATA": str(tmp_path),
        "HELHET_HOSTS": "plan.eksempel.no",
        "PATH": os.environ["PATH"],
        **secrets_file.make(),
    }

    said = json.loads(
        subprocess.run([sys.executable, "-c", _ASK], env=environment, check=True, capture_output=True).stdout
    )

    for cookie in ("SESSION_COOKIE", "CSRF_COOKIE"):
        assert said[f"{cookie}_NAME"].startswith("__Host-")
        assert said[f"{cookie}_SECURE"]
        assert said[f"{cookie}_HTTPONLY"]
        assert said[f"{cookie}_DOMAIN"] is None
