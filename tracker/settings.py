"""Settings: one file, read from the environment and, if there is one, from `.env`.

Without any variable this is a demonstration on the loopback address: SQLite, a cache in the
process, a signing key kept in `var/`. A public site names itself with SITE_URL; then the
secret must come from the environment too. `.env.example` lists every variable.
"""

from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from tracker.databases import database_aliases
from tracker.logs import logging_config
from tracker.secret import kept_secret

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"

env = environ.Env()
env.read_env(BASE_DIR / ".env")


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach `host`."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


# The address

SITE_URL = env.str("SITE_URL", default="http://127.0.0.1:8000").rstrip("/")
_address = urlsplit(SITE_URL)
if _address.scheme not in {"http", "https"} or not _address.hostname or _address.path:
    raise ImproperlyConfigured(f"SITE_URL must be http(s)://host, not {SITE_URL!r}")
HTTPS = _address.scheme == "https"
ON_LOOPBACK = is_loopback(_address.hostname)

DEBUG = env.bool("DEBUG", default=False)
if DEBUG and not ON_LOOPBACK:
    raise ImproperlyConfigured("DEBUG is for a loopback SITE_URL only")

SECRET_KEY = env.str("SECRET_KEY", default="")
if not SECRET_KEY:
    if not ON_LOOPBACK:
        raise ImproperlyConfigured("SECRET_KEY is required when SITE_URL is not a loopback address")
    SECRET_KEY = kept_secret(VAR_DIR / "secret")

ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"] if ON_LOOPBACK else [_address.hostname]
CSRF_TRUSTED_ORIGINS = [SITE_URL]
TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)
API_REQUESTS_PER_MINUTE = env.int("API_REQUESTS_PER_MINUTE", default=600)
# How many serve side by side; `start` tells its own.
PROCESSES = env.int("PROCESSES", default=1)
if PROCESSES < 1:
    raise ImproperlyConfigured("PROCESSES must be 1 or more")


# Who answers for what the site publishes, and where to reach them: shown on /about/
OPERATOR_NAME = env.str("OPERATOR_NAME", default="")
OPERATOR_CONTACT = env.str("OPERATOR_CONTACT", default="")
if OPERATOR_CONTACT and not OPERATOR_CONTACT.startswith(("https://", "mailto:")):
    raise ImproperlyConfigured("OPERATOR_CONTACT must begin with https:// or mailto:")


# What the project is made of

INSTALLED_APPS = [
    "tracker",
    "tracker.admin_site.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "csp",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
]
MIDDLEWARE = [
    "tracker.request_ids.RequestIdMiddleware",
    "tracker.headers.SecurityHeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "tracker.compression.CompressionMiddleware",
    "tracker.languages.PathLanguageMiddleware",
    "tracker.cookies.DeskCookiesMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "tracker.urls"
WSGI_APPLICATION = "tracker.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "tracker.web.context.frame",
            ],
        },
    },
]


# Databases: `default` writes, `public` only reads, so that a page is one snapshot

DATABASES = database_aliases(env.str("DATABASE_URL", default=""), VAR_DIR)


def cache(url: str) -> dict[str, Any]:
    """Redis, given up after a moment where it does not answer; without a URL, memory."""
    if not url:
        return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    found: dict[str, Any] = env.cache_url_config(url, "tracker.redis_cache.RedisOrMemory")
    patience = {"socket_connect_timeout": 0.25, "socket_timeout": 0.5}
    return found | {"OPTIONS": found.get("OPTIONS", {}) | patience}


CACHE_URL = env.str("CACHE_URL", default="")
CACHES = {"default": cache(CACHE_URL)}

# Answers that each process keeps at hand, in megabytes; 0 keeps none. Templates and texts under
# work change without a new process, so DEBUG keeps none.
PAGE_CACHE_MB = env.int("PAGE_CACHE_MB", default=0 if DEBUG else 32)
if PAGE_CACHE_MB < 0:
    raise ImproperlyConfigured("PAGE_CACHE_MB must be 0 or more")


# People

PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 15},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
# A letter for a new password holds that long.
PASSWORD_RESET_TIMEOUT = 60 * 60
# Nobody gets into the desk by a password alone; off for a demonstration on this machine.
SECOND_FACTOR = env.bool("SECOND_FACTOR", default=not ON_LOOPBACK)
OTP_TOTP_ISSUER = "Followthrough"
OTP_TOTP_SYNC = False
# We count tries ourselves: the library's waiting, by person alone, would lock people out.
OTP_TOTP_THROTTLE_FACTOR = OTP_STATIC_THROTTLE_FACTOR = 0
LOGIN_URL = "admin:login"
# Where a sign-in leads that came with an address of another site, or with none.
LOGIN_REDIRECT_URL = "admin:index"
# Lets editors publish what they drafted themselves; the public log then says so.
TEAM_OF_ONE = env.bool("TEAM_OF_ONE", default=False)


# Messages to people: printed where they are sent from, unless EMAIL_URL names a mail server

_mail_server = env.str("EMAIL_URL", default="")
SENDS_MAIL = bool(_mail_server)
_mail = env.email_url_config(_mail_server or "consolemail://")
EMAIL_BACKEND = _mail["EMAIL_BACKEND"]
EMAIL_HOST = _mail["EMAIL_HOST"] or "localhost"
EMAIL_PORT = _mail["EMAIL_PORT"] or 25
EMAIL_HOST_USER = _mail["EMAIL_HOST_USER"] or ""
EMAIL_HOST_PASSWORD = _mail["EMAIL_HOST_PASSWORD"] or ""
EMAIL_USE_TLS = _mail.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = _mail.get("EMAIL_USE_SSL", False)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default=f"desk@{_address.hostname}")


# How many links of sources a run of `run_due` looks at; 0 for a machine without the internet

LINKS_PER_RUN = env.int("LINKS_PER_RUN", default=50)
if LINKS_PER_RUN < 0:
    raise ImproperlyConfigured("LINKS_PER_RUN must be 0 or more")


# What `make prove` found, shown on /trust/

PROOF_RESULTS = BASE_DIR / "tracker" / "trust" / "results.json"


# Language and time

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("zh-hans", "简体中文")]
LOCALE_PATHS = [BASE_DIR / "tracker" / "locale"]
TIME_ZONE = "UTC"
USE_TZ = True


# Static files

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}


# Defences

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_REFERRER_POLICY = "no-referrer"
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
# A stranger's X-Forwarded-Proto counts for nothing; only a proxy of ours may set it.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXY_COUNT else None
X_FRAME_OPTIONS = "DENY"

_cookie_prefix = "__Host-" if HTTPS else ""
SESSION_ENGINE = "tracker.models.desk_session"
SESSION_COOKIE_NAME = f"{_cookie_prefix}session"
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_AGE = 12 * 60 * 60
CSRF_COOKIE_NAME = f"{_cookie_prefix}csrf"
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
# The other storage sets a cookie of its own.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
CSRF_FAILURE_VIEW = "tracker.admin.people.sign_in.csrf_failure"

DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200
FILE_UPLOAD_HANDLERS = [
    "tracker.uploads.BoundedUpload",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]


# The API

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_SCHEMA_CLASS": "tracker.api.description.schema.DoorSchema",
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "UNAUTHENTICATED_USER": None,
}
SPECTACULAR_SETTINGS = {
    "DEFAULT_GENERATOR_CLASS": "tracker.api.description.generator.DescriptionGenerator",
    "TITLE": "Followthrough",
    "DESCRIPTION": "What governments promise each other in dialogues, and what they deliver.",
    "VERSION": "1",
    # In the order of the addresses, pledges first.
    "SORT_OPERATIONS": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
}

# Lines for a person on a loopback address, for a machine elsewhere
LOGGING = logging_config(as_json=env.bool("LOG_JSON", default=not ON_LOOPBACK))
