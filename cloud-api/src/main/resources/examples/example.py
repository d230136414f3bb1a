# @title@
# Set BOWLINE_API_KEY and BOWLINE_API_SECRET; needs nothing but Python 3.
import hashlib
import hmac
import os
import sys
import time
import urllib.error
import urllib.request

BASE_URL = os.environ.get("BOWLINE_API_URL", @base@)
METHOD = @method@
TARGET = @target@
BODY = @body@

timestamp = str(int(time.time()))
text = METHOD + TARGET + timestamp + BODY
signature = hmac.new(
    os.environ["BOWLINE_API_SECRET"].encode(), text.encode(), hashlib.sha256
).hexdigest()

request = urllib.request.Request(
    BASE_URL + TARGET,
    method=METHOD,
    data=BODY.encode() if BODY else None,
    headers={
        "X-API-Key": os.environ["BOWLINE_API_KEY"],
        "X-Timestamp": timestamp,
        "X-Signature": signature,
        "Content-Type": "application/json",
    },
)
try:
    with urllib.request.urlopen(request) as answer:
        print(answer.read().decode())
except urllib.error.HTTPError as refusal:
    sys.exit(refusal.read().decode())
