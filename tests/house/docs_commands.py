#!/usr/bin/env python3
"""Runs every command that README and docs show, so that none of them goes stale.

In a fenced block ```console the lines that begin with "$ " are commands; those of dawnline are run in
an empty folder with the built program on the path and the repository's scenarios beside it. A block
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
    """(line, options, commands) of each console block."""
    options, commands, start = None, [], 0
    for number, line in enumerate(path.read_text().splitlines(), 1):
        opened = FENCE.match(line)
        if options is None and opened:
            options, commands, start = opened.group(1) or "", [], number
        elif options is not None and line.startswith("```"):
            yield start, options, commands
            options = None
        elif options is not None and line.startswith("$ "):
            commands.append(line[2:].split("  #")[0])


def run(command, folder, environment):
    return subprocess.run(["bash", "-c", command], cwd=folder, env=environment, capture_output=True,
                          text=True, timeout=120, check=False)


def main():
    root, program = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    environment = {**os.environ, "PATH": f"{program.parent}:{os.environ['PATH']}",
                   "DAWNLINE_HOME": str(root)}
    pages = [root / "README.md", *sorted(root.glob("docs/**/*.md"))]
    failed = ran = 0
    for page in pages:
        with tempfile.TemporaryDirectory() as folder:
            for name in ("scenarios", "validation", "catalog"):
                shutil.copytree(root / name, pathlib.Path(folder) / name)
            for line, options, commands in blocks(page):
                if "norun" in options:
                    continue
                wanted = int(m.group(1)) if (m := re.search(r"exit=(\d+)", options)) else 0
                for command in commands:
                    command = command.replace("build/release/dawnline", "dawnline")
                    if not command.startswith("dawnline "):
                        continue
                    result = run(command, folder, environment)
                    ran += 1
                    if result.returncode != wanted:
                        failed += 1
                        print(f"{page}:{line}: `{command}` gave {result.returncode}, not {wanted}\n"
                              f"{result.stderr[-2000:]}")
    print(f"{ran - failed} passed, {failed} failed")
    sys.exit(1 if failed or not ran else 0)


if __name__ == "__main__":
    main()
