import json
import pathlib

SETTINGS = pathlib.Path(__file__).parent.parent / "tools" / "config" / "settings.json"


def test_settings_are_json():
    assert json.loads(SETTINGS.read_text(encoding="utf-8"))["interval"] == 60
