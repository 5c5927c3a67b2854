#!/usr/bin/env python3
"""Walks the includes of src/ and apps/ and fails on a step up or sideways between rooms.

A room includes only from rooms of lower floors; rooms of floor 2 do not know each other. Also fails
if a file of the repository names the folder that it must not read, or a path of one machine.
"""

import pathlib
import re
import subprocess
import sys

FLOORS = {
    "base": 0,
    "astro": 1,
    "launch": 2, "spacecraft": 2, "network": 2, "compute": 2, "ground": 2, "finance": 2, "dyson": 2,
    "scenario": 3,
    "models": 4,
    "mission": 5,
    "study": 6, "report": 6,
    "apps": 7,
}
INCLUDE = re.compile(r'^\s*#\s*include\s*"dawnline/([a-z]+)/')


def fault(room, included):
    """What is wrong with `room` including from `included`, or None."""
    if room == included:
        return None
    if included not in FLOORS:
        return f"there is no room {included}"
    if FLOORS[included] > FLOORS[room]:
        return f"a step up, floor {FLOORS[room]} to {FLOORS[included]}"
    if FLOORS[included] == FLOORS[room]:
        return "a step sideways"
    return None


def include_faults(root):
    for path in sorted([*root.glob("src/dawnline/**/*.?pp"), *root.glob("apps/**/*.?pp")]):
        parts = path.relative_to(root).parts
        room = parts[2] if parts[0] == "src" else "apps"
        for number, line in enumerate(path.read_text().splitlines(), 1):
            match = INCLUDE.match(line)
            why = match and fault(room, match.group(1))
            if why:
                yield f"{path}:{number}: {room} includes from {match.group(1)}: {why}"


def text_faults(root):
    # Written so that this file does not find itself.
    forbidden = ["/" + "work/", ".." + "/shared"]
    names = subprocess.run(["git", "-C", root, "ls-files"], capture_output=True, text=True, check=False)
    for name in names.stdout.splitlines():
        path = root / name
        if not path.is_file() or path.suffix in {".png", ".nc"}:
            continue
        text = path.read_text(errors="replace")
        for word in forbidden:
            if word in text:
                yield f"{path}: names {word}"


def self_test():
    assert fault("base", "astro"), "a step up passes"
    assert fault("network", "compute"), "a step sideways passes"
    assert fault("mission", "cellar"), "an unknown room passes"
    assert not fault("mission", "network") and not fault("astro", "astro"), "a step down fails"


def main():
    root = pathlib.Path(sys.argv[1])
    self_test()
    faults = [*include_faults(root), *text_faults(root)]
    for line in faults:
        print(line)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
