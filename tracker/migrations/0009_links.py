"""Where archives keep sources, what checks of their links found, and how often that changed pages."""

import django.core.validators
import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

STATES = [
    ("alive", "Reachable"),
    ("moved", "Moved"),
    ("closed", "Closed to our check"),
    ("unreachable", "Not reached at the last check"),
    ("dead", "No longer there"),
    ("unchecked", "Never opened by us"),
]
FAILING = Q(state__in=["unreachable", "dead"])


class Migration(migrations.Migration):
    dependencies = [("tracker", "0008_releases")]

    operations = [
        migrations.AddField(
            model_name="source",
            name="archived_url",
            field=models.URLField(
                blank=True,
                help_text="where a public archive keeps the text as it was read",
                max_length=1000,
                validators=[django.core.validators.URLValidator(["http", "https"])],
                verbose_name="archived copy",
            ),
        ),
        migrations.CreateModel(
            name="PageState",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveBigIntegerField(default=0)),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
            options={"default_permissions": ()},
        ),
        migrations.CreateModel(
            name="LinkCheck",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("address", models.URLField(max_length=1000)),
                ("checked_at", models.DateTimeField()),
                ("state", models.CharField(choices=STATES, max_length=11)),
                ("status", models.PositiveSmallIntegerField(null=True)),
                ("leads_to", models.URLField(blank=True, max_length=1000)),
                ("fault", models.CharField(blank=True, max_length=200)),
                ("failures", models.PositiveIntegerField(default=0)),
                ("failing_since", models.DateField(null=True)),
                ("due_on", models.DateField()),
                (
                    "source",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="link_check",
                        to="tracker.source",
                    ),
                ),
            ],
            options={
                "ordering": ["source"],
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["due_on"], name="link_check_by_day_due"),
                    models.Index(fields=["state", "failing_since"], name="link_check_by_state"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(state__in=[value for value, _ in STATES]),
                        name="link_check_state_is_a_known_word",
                        violation_error_message="state: not a word of the vocabulary.",
                    ),
                    models.CheckConstraint(
                        condition=(FAILING & Q(failures__gt=0, failing_since__isnull=False))
                        | (~FAILING & Q(failures=0, failing_since=None)),
                        name="link_check_counts_failures_exactly_while_it_fails",
                        violation_error_message=(
                            "failures: are counted while a link fails, from a first day on."
                        ),
                    ),
                ],
            },
        ),
    ]
