"""Ask what is known of what we lock: `python -m tests.audit requirements.lock … [-- options of pip-audit]`.

A vulnerability that the index tells of fails. An index that does not answer is said, and passes: a machine without
network can still run everything else.
"""

import json
import subprocess
import sys
from pathlib import Path

AWAY = ("ConnectionError", "Connection refused", "Max retries", "timed out", "NameResolution", "ServiceError")
"""What pip-audit's error says when nobody answered it, or nobody who knows."""


def audit(lock: str, options: list[str]) -> int:
    """0 when nothing is known against what this file locks, or nobody could be asked; 1 otherwise."""
    command = [str(Path(sys.executable).with_name("pip-audit")), "--disable-pip", "--require-hashes", "-r", lock]
    command += ["--format", "json", "--progress-spinner", "off", *options]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        told = json.loads(ran.stdout)["dependencies"]
    except (ValueError, KeyError):
        if ran.returncode and any(word in ran.stderr for word in AWAY):
            print(f"{lock}: not audited, the index of vulnerabilities does not answer")
            return 0
        print(ran.stderr, file=sys.stderr)
        return 1
    known = [(one["name"], one["version"], found["id"]) for one in told for found in one.get("vulns", ())]
    for name, version, id in known:
        print(f"{lock}: {name} {version}: {id}")
    print(f"{lock}: {len(told)} packages, {len(known)} known vulnerabilities")
    return 1 if known else 0


if __name__ == "__main__":
    given = sys.argv[1:]
    cut = given.index("--") if "--" in given else len(given)
    sys.exit(max(audit(lock, given[cut + 1 :]) for lock in given[:cut]))
