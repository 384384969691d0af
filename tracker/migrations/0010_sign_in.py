"""Whose a session is, how often signing in was tried, and what happens to second factors."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('tracker', '0009_links'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='DeskSession',
            fields=[
                ('session_key', models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name='session key')),
                ('session_data', models.TextField(verbose_name='session data')),
                ('expire_date', models.DateTimeField(db_index=True, verbose_name='expire date')),
                ('began', models.DateTimeField(null=True)),
                ('browser', models.CharField(blank=True, max_length=60)),
            ],
            options={
                'verbose_name': 'session',
                'verbose_name_plural': 'sessions',
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='SignInCount',
            fields=[
                ('key', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('who', models.CharField(max_length=64)),
                ('moments', models.JSONField(default=list)),
                ('until', models.FloatField(default=0)),
            ],
            options={
                'ordering': ['key'],
                'default_permissions': (),
            },
        ),
        migrations.RemoveConstraint(
            model_name='deskevent',
            name='desk_verb_is_a_known_word',
        ),
        migrations.AlterField(
            model_name='deskevent',
            name='verb',
            field=models.CharField(choices=[('draft', 'Drafted'), ('submit', 'Submitted'), ('recall', 'Recalled'), ('return', 'Sent back'), ('discard', 'Discarded'), ('publish', 'Published'), ('factor_on', 'Second factor set up'), ('factor_off', 'Second factor taken off')], max_length=12),
        ),
        migrations.AddConstraint(
            model_name='deskevent',
            constraint=models.CheckConstraint(condition=models.Q(('verb__in', ['draft', 'submit', 'recall', 'return', 'discard', 'publish', 'factor_on', 'factor_off'])), name='desk_verb_is_a_known_word', violation_error_message='verb: not a word of the vocabulary.'),
        ),
        migrations.AddField(
            model_name='desksession',
            name='user',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='desk_sessions', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddIndex(
            model_name='signincount',
            index=models.Index(fields=['who'], name='sign_in_count_by_person'),
        ),
        migrations.AddIndex(
            model_name='signincount',
            index=models.Index(fields=['until'], name='sign_in_count_by_end'),
        ),
    ]
