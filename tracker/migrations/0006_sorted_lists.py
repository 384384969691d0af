"""What long lists of the desk are sorted and filtered by.

Segments of a whole pledge have no obligation. They leave the two indexes by obligation: looking
like few, they drew SQLite away from the index by label.
"""

from django.db import migrations, models

INDEXES = [
    ("pledgeversion", ["made_latest"], "pledge_by_day_made"),
    ("pledgeversion", ["due_latest"], "pledge_by_day_due"),
    ("updateversion", ["date_latest"], "update_by_day_of_any_version"),
    ("assessment", ["as_of"], "assessment_by_day"),
    ("source", ["published_latest"], "source_by_day"),
    ("logentry", ["verb", "seq"], "log_by_verb"),
    ("logentry", ["at"], "log_by_moment"),
    ("deskevent", ["verb", "id"], "desk_by_verb"),
    ("deskevent", ["at"], "desk_by_moment"),
]

CONSTRAINT = "segment_of_an_obligation_starts_once_a_day"


class Migration(migrations.Migration):
    dependencies = [("tracker", "0005_todays_work")]

    operations = [
        migrations.AddIndex(model, models.Index(fields=fields, name=name))
        for model, fields, name in INDEXES
    ] + [
        migrations.AlterField(
            model_name="segment",
            name="obligation",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=models.CASCADE,
                related_name="segments",
                to="tracker.obligation",
            ),
        ),
        migrations.RemoveConstraint("segment", CONSTRAINT),
        migrations.AddConstraint(
            "segment",
            models.UniqueConstraint(
                fields=["obligation", "valid_from"],
                condition=models.Q(obligation__isnull=False),
                name=CONSTRAINT,
            ),
        ),
    ]
