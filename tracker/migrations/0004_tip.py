"""Tips from readers, and which roles of the desk see and decide them."""

import django.core.validators
import django.db.models.deletion
from django.apps import apps as installed
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models

DECIDE = ("view_tip", "decide_tip")
HELD = {"analyst": DECIDE, "editor": DECIDE, "administrator": ("view_tip",)}


def give(apps, schema_editor):
    """Create the permissions and give them to the roles. Running it again changes nothing."""
    alias = schema_editor.connection.alias
    config = apps.get_app_config("tracker")
    # Permissions are only made for apps with models, which this stand-in does not know.
    config.models_module = installed.get_app_config("tracker").models_module
    create_permissions(config, verbosity=0, using=alias, apps=apps)
    config.models_module = None
    permissions = apps.get_model("auth", "Permission").objects.using(alias)
    groups = apps.get_model("auth", "Group").objects.using(alias)
    for role, names in HELD.items():
        held = permissions.filter(content_type__app_label="tracker", codename__in=names)
        groups.get(name=role).permissions.add(*held)


def take(apps, schema_editor):
    """Take them from the roles."""
    alias = schema_editor.connection.alias
    apps.get_model("auth", "Permission").objects.using(alias).filter(
        content_type__app_label="tracker", codename__in=DECIDE
    ).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("tracker", "0003_search"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Tip",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="received")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("correction", "A correction"),
                            ("evidence", "Evidence"),
                            ("missing_pledge", "A missing pledge"),
                            ("other", "Something else"),
                        ],
                        max_length=15,
                    ),
                ),
                (
                    "about",
                    models.CharField(blank=True, max_length=300, verbose_name="about the page"),
                ),
                (
                    "what",
                    models.TextField(validators=[django.core.validators.MaxLengthValidator(4000)]),
                ),
                (
                    "url",
                    models.URLField(
                        blank=True,
                        max_length=1000,
                        validators=[django.core.validators.URLValidator(["http", "https"])],
                        verbose_name="source",
                    ),
                ),
                ("contact", models.CharField(blank=True, max_length=200)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "Waiting"),
                            ("accepted", "Accepted"),
                            ("declined", "Declined"),
                        ],
                        default="received",
                        max_length=8,
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        validators=[django.core.validators.MaxLengthValidator(2000)],
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
                "permissions": [("decide_tip", "Can decide about a tip")],
                "default_permissions": ("view",),
                "indexes": [models.Index(fields=["state", "id"], name="tip_by_state")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["correction", "evidence", "missing_pledge", "other"])
                        ),
                        name="tip_kind_is_a_known_word",
                        violation_error_message="kind: not a word of the vocabulary.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["received", "accepted", "declined"])),
                        name="tip_state_is_a_known_word",
                        violation_error_message="state: not a word of the vocabulary.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("what", ""), _negated=True),
                        name="tip_what_is_not_blank",
                        violation_error_message="what: must not be empty.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("decided_at", None),
                                ("decided_by", None),
                                ("note", ""),
                                ("state", "received"),
                            ),
                            models.Q(
                                models.Q(("state", "received"), _negated=True),
                                ("contact", ""),
                                ("decided_at__isnull", False),
                                ("decided_by__isnull", False),
                                models.Q(("note", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="tip_is_decided_by_a_person_with_a_note",
                        violation_error_message="state: a decision has a person, a moment and a"
                        " note, and erases the contact.",
                    ),
                ],
            },
        ),
        migrations.RunPython(give, take),
    ]
