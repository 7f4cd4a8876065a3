class Schedule:
    """Tasks in the order in which they are due."""

    def __init__(self):
        self.tasks = []
