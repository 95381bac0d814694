"""What runs with the product's settings: `python -m bench.commands load CASES`, `serve PORT` and `record ENTRIES`."""

import json
import sys

import django


def load(cases: int) -> None:
    """Load a data set, and print what to ask for."""
    from bench.loading import load

    sys.stdout.write(json.dumps(load(cases)))


def serve(port: int) -> None:
    """Serve with two workers, as `helhet serve` does."""
    from helhet.config import server

    server.prepare()
    server.run(host="127.0.0.1", port=port, workers=2, threads=4)


def record(entries: int) -> None:
    """Measure the access record, and print the figures."""
    from bench.record import measure

    measure(entries)


if __name__ == "__main__":
    django.setup()
    {"load": load, "record": record, "serve": serve}[sys.argv[1]](int(sys.argv[2]))
