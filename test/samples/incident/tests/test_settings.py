from codesentinel.utils.settings import load


def test_overrides_win():
    assert load({"interval": 5}) == {"interval": 5}
