#!/usr/bin/env python3
"""Walks the includes of src/ and apps/ and fails on a step up or sideways between rooms.

A room includes only from rooms of lower floors; rooms of floor 2 do not know each other, and nobody
leaves a room by "../". Also fails if a file of the repository names the folder that it must not read,
or a path of one machine, and if a page shows a picture or links to a file that is not there.
"""

import pathlib
import re
import subprocess
import sys
import tempfile

FLOORS = {
    "base": 0,
    "astro": 1,
    "control": 1,
    "launch": 2, "spacecraft": 2, "network": 2, "compute": 2, "ground": 2, "finance": 2, "dyson": 2,
    "scenario": 3,
    "models": 4,
    "mission": 5,
    "study": 6, "report": 6,
    "apps": 7,
}
INCLUDE = re.compile(r'^\s*#\s*include\s*["<](?:dawnline/([a-z_]+)/|(\.\./))')
LINK = re.compile(r"\]\(([^)#\s]+)")


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
            if not match:
                continue
            why = "not from the include root" if match.group(2) else fault(room, match.group(1))
            if why:
                yield f"{path}:{number}: {room} includes from {match.group(1) or '../'}: {why}"


def files_of(root):
    """Every file that the repository holds or would hold once added."""
    names = subprocess.run(["git", "-C", root, "ls-files", "-co", "--exclude-standard"], check=True,
                           capture_output=True, text=True).stdout.splitlines()
    return [root / name for name in names if (root / name).is_file()]


def text_faults(files):
    # Written so that this file does not find itself.
    forbidden = ["/" + "work/", ".." + "/shared"]
    for path in files:
        if path.suffix in {".png", ".nc"}:
            continue
        text = path.read_text(errors="replace")
        for word in forbidden:
            if word in text:
                yield f"{path}: names {word}"


def link_faults(files):
    for path in files:
        if path.suffix != ".md":
            continue
        for target in LINK.findall(path.read_text()):
            if "://" not in target and not (path.parent / target).exists():
                yield f"{path}: links to {target}, which is not there"


def self_test():
    """Each kind of fault, made in an empty house, is found there, and nothing else."""
    assert fault("mission", "cellar"), "an unknown room passes"
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)

        def write(name, text):
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text)

        write("src/dawnline/base/up.hpp", '#include "dawnline/astro/sun.hpp"\n')
        write("src/dawnline/network/sideways.cpp", '#include "dawnline/compute/chip.hpp"\n')
        write("src/dawnline/launch/around.cpp", '#include "../finance/price.hpp"\n')
        write("src/dawnline/mission/down.cpp", '#include "dawnline/network/link.hpp"\n')
        write("src/dawnline/astro/within.cpp", '#include "dawnline/astro/sun.hpp"\n')
        write("page.md", "see [this](gone.md) and [that](https://example.org) at /" "work/here\n")
        found = [*include_faults(root), *text_faults([root / "page.md"]),
                 *link_faults([root / "page.md"])]
        wanted = ["up.hpp:1", "around.cpp:1", "sideways.cpp:1", "names", "links to gone.md"]
        assert len(found) == len(wanted) and all(any(w in f for f in found) for w in wanted), found


def main():
    root = pathlib.Path(sys.argv[1])
    self_test()
    files = files_of(root)
    faults = [*include_faults(root), *text_faults(files), *link_faults(files)]
    for line in faults:
        print(line)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
