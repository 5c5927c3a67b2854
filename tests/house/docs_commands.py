#!/usr/bin/env python3
"""Runs every command that README and docs show, so that none of them goes stale.

In a fenced block ```console the lines that begin with "$ " are commands; those of dawnline are run in
an empty folder with the built program on the path and the repository's scenarios and docs/howto beside it. Lines under
a command must stand in its output, in that order; a page may leave some out. A block
```console {exit=3}` expects that status, ```console {norun}` is left alone.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

FENCE = re.compile(r"^```console *(?:\{(.*)\})?\s*$")


def blocks(path):
    """(line, options, [(command, lines shown under it)]) of each console block."""
    options, commands, start = None, [], 0
    for number, line in enumerate(path.read_text().splitlines(), 1):
        opened = FENCE.match(line)
        if options is None and opened:
            options, commands, start = opened.group(1) or "", [], number
        elif options is not None and line.startswith("```"):
            yield start, options, commands
            options = None
        elif options is not None and line.startswith("$ "):
            commands.append((line[2:].split("  #")[0], []))
        elif options is not None and commands and line.strip():
            commands[-1][1].append(line.rstrip())


def run(command, folder, environment):
    return subprocess.run(["bash", "-c", command], cwd=folder, env=environment, capture_output=True,
                          text=True, timeout=600, check=False)


def stale_line(shown, output):
    """The first line of `shown` that `output` does not have after those before it, or None."""
    lines = iter([line.rstrip() for line in output.splitlines()])
    return next((line for line in shown if line not in lines), None)


def main():
    assert stale_line(["a", "c"], "a\nb\nc \n") is None and stale_line(["c", "a"], "a\nc\n") == "a"
    root, program = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    environment = {**os.environ, "PATH": f"{program.parent}:{os.environ['PATH']}",
                   "DAWNLINE_HOME": str(root)}
    pages = [root / "README.md", *sorted(root.glob("docs/**/*.md"))]
    failed = ran = 0
    for page in pages:
        with tempfile.TemporaryDirectory() as folder:
            for name in ("scenarios", "validation", "catalog"):
                shutil.copytree(root / name, pathlib.Path(folder) / name)
            (pathlib.Path(folder) / "docs/howto").mkdir(parents=True)
            for file in (root / "docs/howto").iterdir():
                shutil.copy(file, pathlib.Path(folder) / "docs/howto")
            for line, options, commands in blocks(page):
                if "norun" in options:
                    continue
                wanted = int(m.group(1)) if (m := re.search(r"exit=(\d+)", options)) else 0
                for command, shown in commands:
                    command = command.replace("build/release/dawnline", "dawnline")
                    if not command.startswith("dawnline "):
                        continue
                    result = run(command, folder, environment)
                    ran += 1
                    if result.returncode != wanted:
                        failed += 1
                        print(f"{page}:{line}: `{command}` gave {result.returncode}, not {wanted}\n"
                              f"{result.stderr[-2000:]}")
                    elif (stale := stale_line(shown, result.stdout)) is not None:
                        failed += 1
                        print(f"{page}:{line}: `{command}` does not print\n  {stale}\nbut\n"
                              f"{result.stdout}")
    print(f"{ran - failed} passed, {failed} failed")
    sys.exit(1 if failed or not ran else 0)


if __name__ == "__main__":
    main()
