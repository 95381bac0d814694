"""Messages are events too."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_append_only")]

    operations = [
        migrations.AlterField(
            model_name="auditevent",
            name="operation",
            field=models.CharField(
                choices=[
                    ("add", "la til"),
                    ("change", "endret"),
                    ("export", "lastet ned"),
                    ("message", "skrev til"),
                    ("read", "leste"),
                    ("refused", "ble stoppet"),
                    ("remove", "fjernet"),
                    ("restore", "hentet tilbake"),
                    ("sign_in", "logget inn"),
                    ("sign_out", "logget ut"),
                ],
                max_length=20,
            ),
        ),
    ]
