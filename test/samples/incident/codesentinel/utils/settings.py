DEFAULTS = {"interval": 60}


def load(overrides):
    return {**DEFAULTS, **overrides}
