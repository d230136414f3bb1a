"""Signs what schemathesis sends, over the very bytes, with the key in the environment."""
import hashlib
import hmac
import os
import time
import urllib.parse

import requests
import schemathesis

PREFIX = "/api/external"


class Signature(requests.auth.AuthBase):
    def __call__(self, request):
        url = urllib.parse.urlsplit(request.url)
        target = url.path.removeprefix(PREFIX) + ("?" + url.query if url.query else "")
        body = request.body or b""
        body = body.encode() if isinstance(body, str) else body
        if request.method == "DELETE":
            body = b""
        timestamp = str(int(time.time()))
        text = (request.method + target + timestamp).encode() + body
        secret = os.environ["BOWLINE_API_SECRET"].encode()
        request.headers["X-API-Key"] = os.environ["BOWLINE_API_KEY"]
        request.headers["X-Timestamp"] = timestamp
        request.headers["X-Signature"] = hmac.new(secret, text, hashlib.sha256).hexdigest()
        # Nobody waits here for what a host does.
        request.headers["Prefer"] = "respond-async"
        return request


schemathesis.auth.set_from_requests(Signature())
