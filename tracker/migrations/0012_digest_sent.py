"""Whether a digest that was begun was sent."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('tracker', '0011_open_reviews'),
    ]

    operations = [
        migrations.AlterField(
            model_name='digest',
            name='sent_at',
            field=models.DateTimeField(null=True),
        ),
    ]
