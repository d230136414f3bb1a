#!/bin/bash
# As published, but for the variable PATH, which named the target and so hid every program; the
# test puts in host, key and secret.
API_KEY="pk_live_your_key_here"
API_SECRET="sk_live_your_secret_here"
BASE_URL="https://your-server.com:3002/api/external"

METHOD="GET"
TARGET="/v1/domains"
TIMESTAMP=$(date +%s)
BODY=""

STRING_TO_SIGN="${METHOD}${TARGET}${TIMESTAMP}${BODY}"
SIGNATURE=$(echo -n "$STRING_TO_SIGN" | openssl dgst -sha256 -hmac "$API_SECRET" | cut -d' ' -f2)

curl -s -X "$METHOD" \
  -H "X-API-Key: $API_KEY" \
  -H "X-Timestamp: $TIMESTAMP" \
  -H "X-Signature: $SIGNATURE" \
  -H "Content-Type: application/json" \
  "${BASE_URL}${TARGET}"
