"""The three roles of the desk, with the least power each needs.

An analyst drafts; an editor also publishes, corrects and keeps the lists; an administrator keeps
people and lists and may redact. A person may have several roles. Running it again changes nothing.
"""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

LISTS = ("party", "topic", "mechanism", "source", "indicator")
CONTENT = (
    "dialogueversion",
    "pledgeversion",
    "wording",
    "fulfilmenttest",
    "pledgelink",
    "updateversion",
    "assessment",
    "milestone",
    "externalverdict",
    "indicatorpoint",
    "conflict",
    "excludedstatement",
)
FOUND = ("pledge", "dialogue", "statusupdate")
READ = ("logentry", "checkpoint", "segment", "redirect")
DESK = ("deskevent", "actor")


def _each(verbs, models):
    return [("tracker", f"{verb}_{model}") for model in models for verb in verbs]


ANALYST = [
    *_each(("view",), (*LISTS, *CONTENT, *FOUND, *READ)),
    *_each(("add", "change"), (*CONTENT, "source")),
]
EDITOR = [
    *ANALYST,
    *_each(("view",), DESK),
    *_each(("add", "change"), LISTS),
    *_each(("publish",), (*CONTENT, *LISTS)),
]
ADMINISTRATOR = [
    *_each(("view",), (*LISTS, *CONTENT, *FOUND, *READ, *DESK)),
    *_each(("add", "change", "publish"), LISTS),
    ("tracker", "redact_logentry"),
    *[("auth", name) for name in ("view_user", "add_user", "change_user", "view_group")],
]
ROLES = {"analyst": ANALYST, "editor": EDITOR, "administrator": ADMINISTRATOR}
OWN = [*_each(("publish",), (*CONTENT, *LISTS)), ("tracker", "redact_logentry")]


def make(apps, schema_editor):
    """Create our permissions and the groups that hold them."""
    alias = schema_editor.connection.alias
    for label in ("auth", "tracker"):
        config = apps.get_app_config(label)
        # Permissions are only made for apps with models, which this stand-in does not know.
        config.models_module = installed.get_app_config(label).models_module
        create_permissions(config, verbosity=0, using=alias, apps=apps)
        config.models_module = None
    kinds = apps.get_model("contenttypes", "ContentType").objects.using(alias)
    permissions = apps.get_model("auth", "Permission").objects.using(alias)
    groups = apps.get_model("auth", "Group").objects.using(alias)
    for label, codename in OWN:
        verb, model = codename.split("_")
        permissions.get_or_create(
            content_type=kinds.get(app_label=label, model=model),
            codename=codename,
            defaults={"name": f"Can {verb} {model}"},
        )
    for name, held in ROLES.items():
        group, _ = groups.get_or_create(name=name)
        group.permissions.add(
            *[
                permissions.get(content_type__app_label=label, codename=codename)
                for label, codename in held
            ]
        )


def unmake(apps, schema_editor):
    """Remove the groups and our permissions; stock permissions stay."""
    alias = schema_editor.connection.alias
    apps.get_model("auth", "Group").objects.using(alias).filter(name__in=ROLES).delete()
    for label, codename in OWN:
        apps.get_model("auth", "Permission").objects.using(alias).filter(
            content_type__app_label=label, codename=codename
        ).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("tracker", "0001_the_record"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make, unmake)]
