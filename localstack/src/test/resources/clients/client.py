# As published; the test puts in host, key and secret, and changes nothing else.
import hmac
import hashlib
import time
import requests

API_KEY = "pk_live_your_key_here"
API_SECRET = "sk_live_your_secret_here"
BASE_URL = "https://your-server.com:3002/api/external"

def make_request(method, path, body=""):
    timestamp = str(int(time.time()))
    string_to_sign = f"{method}{path}{timestamp}{body}"

    signature = hmac.new(
        API_SECRET.encode(),
        string_to_sign.encode(),
        hashlib.sha256
    ).hexdigest()

    headers = {
        "X-API-Key": API_KEY,
        "X-Timestamp": timestamp,
        "X-Signature": signature,
        "Content-Type": "application/json"
    }

    response = requests.request(
        method,
        f"{BASE_URL}{path}",
        headers=headers,
        data=body if body else None,
        verify=True
    )
    return response.json()

# List all domains
domains = make_request("GET", "/v1/domains")
print(domains)

# Create a domain
import json
body = json.dumps({"domain": "example.com", "php_version": "8.4"})
result = make_request("POST", "/v1/domains", body)
print(result)
