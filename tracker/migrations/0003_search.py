"""The words that full-text search reads. `post_migrate` adds each database's own index."""

import datetime

from django.db import migrations, models

NOUNS = ["pledges", "updates", "sources", "dialogues", "mechanisms", "parties", "topics"]


class Migration(migrations.Migration):

    dependencies = [
        ("tracker", "0002_roles"),
    ]

    operations = [
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("noun", models.CharField(choices=[(noun, noun) for noun in NOUNS], max_length=10)),
                ("row", models.BigIntegerField()),
                ("slug", models.SlugField(db_index=False, max_length=60)),
                ("day", models.DateField(null=True)),
                ("valid_from", models.DateField(default=datetime.date(1, 1, 1))),
                ("valid_to", models.DateField(default=datetime.date(9999, 12, 31))),
                ("text", models.TextField(blank=True)),
                ("title_words", models.TextField(blank=True)),
                ("words", models.TextField(blank=True)),
            ],
            options={
                "verbose_name_plural": "search entries",
                "ordering": ["noun", "slug", "valid_from"],
                "constraints": [
                    models.UniqueConstraint(fields=("noun", "row", "valid_from"), name="search_entry_begins_once_a_day"),
                    models.CheckConstraint(condition=models.Q(("noun__in", NOUNS)), name="search_entry_noun_is_a_known_word", violation_error_message="noun: not a word of the vocabulary."),
                    models.CheckConstraint(condition=models.Q(("valid_to__gt", models.F("valid_from"))), name="search_entry_ends_after_it_begins", violation_error_message="valid_to: must lie after valid_from."),
                ],
            },
        ),
    ]
