"""What one transaction published is found without reading the whole log."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('tracker', '0013_lists_and_returns'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='logentry',
            index=models.Index(fields=['batch'], name='log_by_batch'),
        ),
    ]
