from codesentinel.cli.report import render


def test_heading_counts_findings():
    assert render(["a", "b"]).startswith("2 findings")
