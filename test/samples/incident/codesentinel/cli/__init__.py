from codesentinel.cli.report import render


def main():
    print(render([]))
