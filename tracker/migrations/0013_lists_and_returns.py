"""The day by which lists sort pledges; what a draft said when it was sent back.

The columns may be empty: another one would have SQLite rebuild a table that guards speak of.
"""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('tracker', '0012_digest_sent'),
    ]

    operations = [
        migrations.AddField(
            model_name='deskevent',
            name='content',
            field=models.JSONField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='pledge',
            name='sorted_on',
            field=models.DateField(editable=False, null=True),
        ),
        migrations.AddIndex(
            model_name='pledge',
            index=models.Index(condition=models.Q(('collection', None), ('withdrawn', False)), fields=['-sorted_on', 'slug'], name='pledge_by_day'),
        ),
    ]
