"""Releases of the record, and who at the desk sees them listed."""

import django.db.models.deletion
from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations, models

READERS = ("analyst", "editor", "administrator")


def give(apps, schema_editor):
    """Create the permission and give it to the roles. Running it again changes nothing."""
    alias = schema_editor.connection.alias
    config = apps.get_app_config("tracker")
    # Permissions are only made for apps with models, which this stand-in does not know.
    config.models_module = installed.get_app_config("tracker").models_module
    create_permissions(config, verbosity=0, using=alias, apps=apps)
    config.models_module = None
    permissions = apps.get_model("auth", "Permission").objects.using(alias)
    seen = permissions.get(content_type__app_label="tracker", codename="view_release")
    for group in apps.get_model("auth", "Group").objects.using(alias).filter(name__in=READERS):
        group.permissions.add(seen)


def take(apps, schema_editor):
    """Take it from the roles."""
    alias = schema_editor.connection.alias
    apps.get_model("auth", "Permission").objects.using(alias).filter(
        content_type__app_label="tracker", codename="view_release"
    ).delete()


class Migration(migrations.Migration):
    dependencies = [("tracker", "0007_collections")]

    operations = [
        migrations.CreateModel(
            name="Release",
            fields=[
                (
                    "checkpoint",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="release",
                        serialize=False,
                        to="tracker.checkpoint",
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("head", models.BigIntegerField()),
                ("sha256", models.CharField(max_length=64, unique=True)),
                ("size", models.PositiveBigIntegerField(help_text="in bytes")),
            ],
            options={"ordering": ["-checkpoint_id"], "default_permissions": ("view",)},
        ),
        migrations.RunPython(give, take),
    ]
