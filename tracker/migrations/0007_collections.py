"""Collections of other institutions, and what their figures are about; which roles keep them."""

import django.db.models.deletion
from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations, models


VIEW, KEEP, PUBLISH = (
    "view_collection",
    ("add_collection", "change_collection"),
    "publish_collection",
)
HELD = {
    "analyst": (VIEW,),
    "editor": (VIEW, *KEEP, PUBLISH),
    "administrator": (VIEW, *KEEP, PUBLISH),
}


def give(apps, schema_editor):
    """Create the permissions and give them to the roles. Running it again changes nothing."""
    alias = schema_editor.connection.alias
    config = apps.get_app_config("tracker")
    # Permissions are only made for apps with models, which this stand-in does not know.
    config.models_module = installed.get_app_config("tracker").models_module
    create_permissions(config, verbosity=0, using=alias, apps=apps)
    config.models_module = None
    kinds = apps.get_model("contenttypes", "ContentType").objects.using(alias)
    permissions = apps.get_model("auth", "Permission").objects.using(alias)
    kind = kinds.get(app_label="tracker", model="collection")
    permissions.get_or_create(
        content_type=kind, codename=PUBLISH, defaults={"name": "Can publish collection"}
    )
    groups = apps.get_model("auth", "Group").objects.using(alias)
    for role, names in HELD.items():
        held = permissions.filter(content_type=kind, codename__in=names)
        groups.get(name=role).permissions.add(*held)


def take(apps, schema_editor):
    """Take them from the roles."""
    alias = schema_editor.connection.alias
    apps.get_model("auth", "Permission").objects.using(alias).filter(
        content_type__app_label="tracker", content_type__model="collection"
    ).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("tracker", "0006_sorted_lists"),
    ]

    operations = [
        migrations.CreateModel(
            name="Collection",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=60, unique=True)),
                ("name_en", models.CharField(max_length=200)),
                ("name_zh", models.CharField(blank=True, max_length=200)),
                ("institution", models.CharField(max_length=200)),
                ("url", models.CharField(blank=True, max_length=1000)),
                ("method_en", models.TextField(blank=True)),
                ("scale_en", models.TextField(blank=True)),
                ("licence", models.CharField(max_length=120)),
            ],
            options={
                "ordering": ["slug"],
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="externalverdict",
            name="figure",
            field=models.CharField(
                choices=[("score", "Score"), ("average", "Published average")],
                default="score",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="externalverdict",
            name="method_en",
            field=models.CharField(blank=True, max_length=250),
        ),
        migrations.AddField(
            model_name="externalverdict",
            name="score",
            field=models.DecimalField(blank=True, decimal_places=6, max_digits=24, null=True),
        ),
        migrations.AddConstraint(
            model_name="externalverdict",
            constraint=models.CheckConstraint(
                condition=models.Q(("figure__in", ["score", "average"])),
                name="external_verdict_figure_is_a_known_word",
                violation_error_message="figure: not a word of the vocabulary.",
            ),
        ),
        migrations.AddConstraint(
            model_name="externalverdict",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("figure", "average"), _negated=True),
                    models.Q(("obligation", None), ("score__isnull", False)),
                    _connector="OR",
                ),
                name="external_verdict_average_is_a_number_of_the_whole",
                violation_error_message="figure: an average is a number, and of no obligor alone.",
            ),
        ),
        migrations.AddField(
            model_name="collection",
            name="entry",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tracker.logentry",
            ),
        ),
        migrations.AddField(
            model_name="pledge",
            name="collection",
            field=models.ForeignKey(
                db_index=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="pledges",
                to="tracker.collection",
            ),
        ),
        migrations.AddIndex(
            model_name="pledge",
            index=models.Index(
                condition=models.Q(("collection__isnull", False)),
                fields=["collection"],
                name="pledge_by_collection",
            ),
        ),
        migrations.RemoveIndex(model_name="pledge", name="pledge_by_deadline_look"),
        migrations.AddIndex(
            model_name="pledge",
            index=models.Index(fields=["deadline_look_from", "collection"], name="pledge_by_deadline_look"),
        ),
        migrations.RemoveIndex(model_name="pledge", name="pledge_by_staleness"),
        migrations.AddIndex(
            model_name="pledge",
            index=models.Index(fields=["stale_from", "collection"], name="pledge_by_staleness"),
        ),
        migrations.RemoveIndex(model_name="pledge", name="pledge_by_unconfirmed"),
        migrations.AddIndex(
            model_name="pledge",
            index=models.Index(fields=["unconfirmed_from", "collection"], name="pledge_by_unconfirmed"),
        ),
        migrations.AddField(
            model_name="pledgeversion",
            name="collection",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="pledge_versions",
                to="tracker.collection",
            ),
        ),
        migrations.AddConstraint(
            model_name="collection",
            constraint=models.CheckConstraint(
                condition=models.Q(("name_en", ""), _negated=True),
                name="collection_name_en_is_not_blank",
                violation_error_message="name_en: must not be empty.",
            ),
        ),
        migrations.AddConstraint(
            model_name="collection",
            constraint=models.CheckConstraint(
                condition=models.Q(("institution", ""), _negated=True),
                name="collection_institution_is_not_blank",
                violation_error_message="institution: must not be empty.",
            ),
        ),
        migrations.AddConstraint(
            model_name="collection",
            constraint=models.CheckConstraint(
                condition=models.Q(("licence", ""), _negated=True),
                name="collection_licence_is_not_blank",
                violation_error_message="licence: must not be empty.",
            ),
        ),
        migrations.RunPython(give, take),
    ]
