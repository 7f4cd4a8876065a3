from codesentinel import Schedule


def test_a_new_schedule_is_empty():
    assert Schedule().tasks == []
