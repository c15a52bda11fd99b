#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails on an include that runs against the arrows of docs/architecture.md.

arrows.py ROOT         checks a source tree
arrows.py --self-test  proves that wrong arrows are found
"""
import pathlib
import re
import sys
import tempfile

# Room -> rooms whose headers it may include, besides its own.
CORE = {
    "support": [],
    "domain": ["support"],
    "expression": ["domain", "support"],
    "script": ["domain", "expression", "support"],
    "http": ["support"],
    "auth": ["domain", "expression", "support"],
    "admission": ["domain", "expression", "auth", "support"],
    "workflow": ["domain", "expression", "script", "support"],
    "store": ["domain", "expression", "support"],
    "routing": ["domain", "expression", "script", "workflow", "store", "support"],
    "delivery": ["domain", "store", "auth", "support"],
    "monitor": ["domain", "store", "support"],
    "receiver": ["http", "auth", "admission", "expression", "store", "domain", "support"],
    "station": ["support", "domain", "expression", "http", "auth", "admission", "workflow", "store",
                "routing", "delivery", "monitor", "receiver"],
    "api": ["station", "http", "monitor", "domain", "support"],
    "demo": ["station", "auth", "http", "domain", "support"],
}
# These see only a station's interface and its wire format, never LocalStation.
STATION_INTERFACE = re.compile(r"core/station/(station|wire\w*)\.h$")
FACE_ONLY = {
    "core/client": ["station", "domain", "support"],
    "ui": ["station", "domain", "support"],
    "core/api": CORE["api"],
}
NO_WIDGETS = re.compile(r"^<(QtGui|QtWidgets|QtCharts|QWidget|QApplication|QGuiApplication|QPainter|"
                        r"QPixmap|QImage|QIcon|QColor|QFont|QMainWindow|QGraphics\w*|QChart\w*)\b")
INCLUDE = re.compile(r'^\s*#\s*include\s*(["<][^">]+[">])')


def room_of(path):
    parts = path.parts
    return "/".join(parts[:2]) if parts[0] == "core" else parts[0]


def complaint(path, include):
    """Why the file at path (relative to the root) may not include this; None if it may."""
    room = room_of(path)
    if include.startswith("<"):
        if room.startswith("core/") and NO_WIDGETS.match(include):
            return "core has no QtGui and no QtWidgets"
        return None
    target = pathlib.PurePath(include.strip('"'))
    if target.parts[0] not in ("core", "ui", "app", "tests"):
        if (len(target.parts) == 1 and target.suffix == ".moc") or "resources" in target.parts:
            return None
        return "write includes of ours from the project's root"
    target_room = room_of(target)
    if target_room == room:
        return None
    if target_room == "tests":
        return "the product includes nothing of its tests"
    if target_room == "app":
        return "nothing includes the composition root"
    if room == "app":
        return None
    if target_room == "ui":
        return "core does not know the user interface"
    name = target_room.removeprefix("core/")
    allowed = FACE_ONLY.get(room) or CORE.get(room.removeprefix("core/"))
    if allowed is None:
        return f"unknown room {room}: give it its arrows in tests/architecture"
    if name not in allowed:
        return f"{room} may not include {target_room}"
    if room in FACE_ONLY and name == "station" and not STATION_INTERFACE.match(str(target)):
        return f"{room} may include only the interface of a station"
    return None


def check(root):
    problems, files = [], 0
    for top in ("core", "ui", "app"):
        for path in sorted((root / top).rglob("*")):
            if path.suffix not in (".h", ".cpp"):
                continue
            files += 1
            relative = path.relative_to(root)
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                if match := INCLUDE.match(line):
                    if why := complaint(relative, match.group(1)):
                        problems.append(f"{relative}:{number}: {match.group(1)}: {why}")
    return files, problems


def self_test():
    wrong = {
        "core/domain/a.h": '#include "core/store/store.h"',
        "core/http/a.cpp": '#include "core/domain/event.h"',
        "core/delivery/a.cpp": "#include <QWidget>",
        "core/store/a.h": '#include "core/routing/router.h"',
        "core/client/a.cpp": '#include "core/station/localstation.h"',
        "core/support/a.cpp": '#include "ui/shell/mainwindow.h"',
        "ui/events/a.cpp": '#include "core/store/store.h"',
        "ui/events/b.cpp": '  #  include "core/station/localstation.h"',
        "core/api/a.cpp": '#include "core/receiver/ingesthandler.h"',
        "core/newroom/a.cpp": '#include "core/support/clock.h"',
        "core/station/a.cpp": '#include "tests/support/httpsink.h"',
    }
    right = {
        "core/store/sqlite/b.cpp": '#include "core/domain/event.h"\n#include <QSqlQuery>',
        "core/client/b.cpp": '#include "core/station/wire.h"',
        "ui/events/c.cpp": '#include "core/station/station.h"\n#include <QWidget>',
        "app/daemon/main.cpp": '#include "core/station/localstation.h"',
    }
    for files, expected in ((wrong, len(wrong)), (right, 0)):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            for name, text in files.items():
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                (root / name).write_text(text + "\n")
            found = check(root)[1]
            if len(found) != expected:
                print("\n".join(found), f"expected {expected} problems, found {len(found)}", sep="\n")
                return 1
    return 0


def main():
    if sys.argv[1] == "--self-test":
        return self_test()
    files, problems = check(pathlib.Path(sys.argv[1]))
    print(*problems, f"{files} files, {len(problems)} includes against the arrows", sep="\n")
    return 1 if problems or files == 0 else 0


sys.exit(main())
