"""What the desk's home asks: unpublished rows, the days to look again, and who was told of them.

The new columns of existing pledges are filled after migrating (`tracker.apps`), by the rules as
they are then; those of the desk log are filled here.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# How the public id of each noun's versions is made up: these columns, joined by slashes.
LINEAGES = {
    "assessment": ("Assessment", "pledge__slug", "number"),
    "conflict": ("Conflict", "slug"),
    "dialogue": ("DialogueVersion", "dialogue__slug"),
    "excluded_statement": ("ExcludedStatement", "slug"),
    "external_verdict": ("ExternalVerdict", "slug"),
    "fulfilment_test": ("FulfilmentTest", "pledge__slug"),
    "indicator_point": ("IndicatorPoint", "indicator__slug", "number"),
    "milestone": ("Milestone", "pledge__slug", "number"),
    "pledge": ("PledgeVersion", "pledge__slug"),
    "pledge_link": ("PledgeLink", "later__slug", "earlier__slug", "relation"),
    "update": ("UpdateVersion", "update__slug"),
    "wording": ("Wording", "pledge__slug", "number"),
}


def name_rows(apps, schema_editor):
    """Tell each event of the desk log the key of the row that it names, if that still exists."""
    alias = schema_editor.connection.alias
    events = apps.get_model("tracker", "DeskEvent").objects.using(alias).filter(row=None)
    for noun, public_id, version in (
        events.order_by().values_list("noun", "public_id", "version").distinct()
    ):
        model, *columns = LINEAGES[noun]
        place = dict(zip(columns, public_id.split("/"), strict=True))
        rows = apps.get_model("tracker", model).objects.using(alias)
        found = rows.filter(version=version, **place).first()
        if found is not None:
            events.filter(noun=noun, public_id=public_id, version=version).update(row=found.pk)


def by_state(noun):
    """The index of one noun's drafts and submissions."""
    return migrations.AddIndex(
        model_name=LINEAGES[noun][0].lower(),
        index=models.Index(fields=["state", "drafted_by"], name=f"{noun}_by_state"),
    )


def look_from(name, index):
    """A day of the pledge from which somebody has to look, and its index."""
    return [
        migrations.AddField(
            model_name="pledge", name=name, field=models.DateField(editable=False, null=True)
        ),
        migrations.AddIndex(model_name="pledge", index=models.Index(fields=[name], name=index)),
    ]


class Migration(migrations.Migration):
    dependencies = [
        ("tracker", "0004_tip"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Digest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField()),
                ("sent_at", models.DateTimeField(auto_now_add=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="digests",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-day", "user"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("user", "day"), name="digest_is_one_a_person_and_day"
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="deskevent",
            name="row",
            field=models.BigIntegerField(editable=False, null=True),
        ),
        migrations.AddIndex(
            model_name="deskevent",
            index=models.Index(fields=["noun", "row", "id"], name="desk_by_row"),
        ),
        migrations.RunPython(name_rows, migrations.RunPython.noop),
        *look_from("deadline_look_from", "pledge_by_deadline_look"),
        *look_from("stale_from", "pledge_by_staleness"),
        *look_from("unconfirmed_from", "pledge_by_unconfirmed"),
        *[by_state(noun) for noun in LINEAGES],
        migrations.AddIndex(
            model_name="segment",
            index=models.Index(
                fields=["valid_to"],
                condition=models.Q(("contested", True), ("obligation", None)),
                name="segment_contested",
            ),
        ),
    ]
