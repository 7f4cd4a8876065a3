from datetime import date

from codesentinel.utils.archive import archive_name


def test_archive_name():
    assert archive_name(date(2026, 1, 2)) == "sentinel-2026-01-02.log"
