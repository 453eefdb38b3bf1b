"""Ralph, a real record store, at 127.0.0.1: `python serve.py PORT FOLDER`, with the interpreter of `.lrs`."""

import json
import os
import sys
from pathlib import Path

port, folder = int(sys.argv[1]), Path(sys.argv[2])
os.environ |= {
    "RALPH_APP_DIR": str(folder),
    "RALPH_AUTH_FILE": str(folder / "auth.json"),
    "RALPH_RUNSERVER_BACKEND": "fs",
    "RALPH_BACKENDS__LRS__FS__DEFAULT_DIRECTORY_PATH": str(folder),
}

import bcrypt  # noqa: E402  # Ralph reads its settings as it is imported
import uvicorn  # noqa: E402

user = {
    "agent": {"mbox": "mailto:lrs@example.org", "objectType": "Agent"},
    "scopes": ["all"],
    "target": "",
    "hash": bcrypt.hashpw(b"secret", bcrypt.gensalt(4)).decode(),
    "username": "parcours",
}
(folder / "auth.json").write_text(json.dumps([user]))
uvicorn.run("ralph.api:app", host="127.0.0.1", port=port, log_level="warning")
