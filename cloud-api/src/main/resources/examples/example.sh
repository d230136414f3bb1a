#!/usr/bin/env bash
# @title@
# Set BOWLINE_API_KEY and BOWLINE_API_SECRET; needs curl and openssl.
set -euo pipefail

base_url=${BOWLINE_API_URL:-@base@}
method=@method@
target=@target@
body=@body@

now=$(date +%s)
signature=$(printf '%s' "$method$target$now$body" | openssl dgst -sha256 -hmac "$BOWLINE_API_SECRET" | sed 's/.* //')

curl --fail-with-body --silent --show-error -X "$method" "$base_url$target" \
  -H "X-API-Key: $BOWLINE_API_KEY" \
  -H "X-Timestamp: $now" \
  -H "X-Signature: $signature" \
  -H "Content-Type: application/json" \
  ${body:+--data-raw "$body"}
