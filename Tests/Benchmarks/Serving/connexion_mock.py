"""Serves the examples of an OpenAPI document with connexion, without its log: connexion_mock.py DOCUMENT PORT."""

import json
import sys

import uvicorn
from connexion import AsyncApp
from connexion.mock import MockResolver

app = AsyncApp("mock")
with open(sys.argv[1]) as file:
    app.add_api(json.load(file), resolver=MockResolver(mock_all=True))
uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[2]), log_level="warning", access_log=False)
