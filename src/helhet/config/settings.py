"""Django settings. What an operator can set is declared in `environment`; the rest is decided here."""

from pathlib import Path

import dj_database_url

from helhet.config import environment, logs
from helhet.config.environment import Mode

_ENV = environment.read()
_PACKAGE = Path(__file__).resolve().parent.parent

HELHET_MODE = _ENV.mode
HELHET_DATA = _ENV.data
HELHET_ENCRYPTION_KEYS = _ENV.encryption_keys
HELHET_INDEX_KEY = _ENV.index_key

DEBUG = False
SECRET_KEY = _ENV.secret_key
ALLOWED_HOSTS = list(_ENV.hosts)
ROOT_URLCONF = "helhet.config.urls"
WSGI_APPLICATION = "helhet.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "helhet.kernel",
    "helhet.audit",
    "helhet.people",
    "helhet.signin",
    "helhet.organisation",
    "helhet.plans",
    "helhet.oversight",
    "helhet.ui",
    "helhet.web",
    "helhet.demo",
    "helhet.config",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "helhet.config.middleware.security_headers",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "helhet.config.middleware.session_limits",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "helhet.web.middleware.SignInRequired",
    "helhet.web.middleware.ActorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": sorted(_PACKAGE.glob("web/*/templates")),  # each page family keeps its own
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

FORM_RENDERER = "helhet.ui.forms.Renderer"

# Database -------------------------------------------------------------------------------------------------------------

_DATABASE_URL = _ENV.database_url or f"sqlite:///{_ENV.data / 'helhet.sqlite3'}"
_DATABASE = dj_database_url.parse(_DATABASE_URL, conn_max_age=60, conn_health_checks=True)
if _DATABASE["ENGINE"] == "django.db.backends.sqlite3":
    # WAL lets readers go on while one writes; IMMEDIATE makes writers queue instead of failing half-way.
    _DATABASE["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;",
    }
    # A file, so that a test with threads has one connection for each as in operation.
    _DATABASE["TEST"] = {"NAME": str(_ENV.data / "test.sqlite3")}
else:
    # A statement is planned once for each connection and run many times.
    _DATABASE["OPTIONS"] = {"server_side_binding": True, "prepare_threshold": 2}
DATABASES = {"default": _DATABASE}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# Language and time ----------------------------------------------------------------------------------------------------

# Bokmål alone until the others are translated whole: half a page in another language is worse than none.
LANGUAGE_CODE = "nb"
LANGUAGES = [("nb", "Bokmål")]
TIME_ZONE = "Europe/Oslo"
USE_TZ = True

# Sign-in and sessions -------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["helhet.web.signin.backend.SessionBackend"]
# The made-up people anybody may act as. Nobody where people are real.
HELHET_DEMO_PEOPLE = "helhet.demo.guests.listed" if _ENV.mode is Mode.DEMO else ""
LOGIN_URL = "signin:sign-in"
HELHET_BEHIND_PROXY = _ENV.behind_proxy
HELHET_LOCAL_ACCOUNTS = _ENV.local_accounts
HELHET_OIDC_PROVIDERS = _ENV.oidc_providers
HELHET_POPULATION_REGISTER = _ENV.population_register
PASSWORD_HASHERS = ["helhet.signin.passwords.Hasher"]
SESSION_ENGINE = "helhet.signin.session_store"
SESSION_IDLE_SECONDS = 30 * 60
SESSION_COOKIE_AGE = 10 * 60 * 60  # the longest a sign-in can last, however busy; enforced by session_limits
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

# Security -------------------------------------------------------------------------------------------------------------

_OVER_HTTPS = _ENV.mode is Mode.PRODUCTION
# A name that browsers take from this host alone, and only over HTTPS.
SESSION_COOKIE_NAME = "__Host-session" if _OVER_HTTPS else "sessionid"
SESSION_COOKIE_SECURE = _OVER_HTTPS
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "__Host-csrf" if _OVER_HTTPS else "csrftoken"
CSRF_COOKIE_SECURE = _OVER_HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "helhet.web.refusals.csrf_failure"
CSRF_COOKIE_SAMESITE = "Lax"
SECURE_SSL_REDIRECT = _OVER_HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if _OVER_HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _ENV.behind_proxy else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# The name and the shape that Django 6 has built in.
SECURE_CSP = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "manifest-src": ["'self'"],
    "form-action": ["'self'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'none'"],
}

# Static files: collected into the data folder when the server starts, hashed and compressed ---------------------------

STATIC_URL = "static/"
STATIC_ROOT = _ENV.data / "static"
STORAGES = {
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if _ENV.mode is Mode.TEST
        else "helhet.config.static.StaticFiles",
    },
}
WHITENOISE_USE_FINDERS = _ENV.mode is Mode.TEST

# Logging --------------------------------------------------------------------------------------------------------------

LOGGING = logs.configuration(_ENV.log_level, as_json=_ENV.mode is Mode.PRODUCTION)
LOGGING_CONFIG = "helhet.config.logs.configure"
