"""`python -m service` is `acceptance`."""

from service.cli.main import run

if __name__ == "__main__":
    run()
