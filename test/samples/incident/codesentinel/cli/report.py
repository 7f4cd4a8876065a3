def render(lines):
    """All lines as one text, with a heading."""
    count = len(lines)
    return f"{count} findings\n{'\n'.join(lines)}"
