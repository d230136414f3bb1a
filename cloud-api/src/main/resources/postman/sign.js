// Signs each request of the collection: HMAC-SHA256 over method, path with query, Unix seconds and body.
const crypto = require('crypto-js');
const value = (text) => pm.variables.replaceIn(text);
const method = pm.request.method;
// What follows base_url, escaped as Postman escapes it on the way out.
const target = value(pm.request.url.getPathWithQuery()).replace(/[ "'<>]|[^\x20-\x7e]+/g, (text) =>
  encodeURIComponent(text).replace(/'/g, '%27'));
const hasBody = method !== 'DELETE' && pm.request.body && !pm.request.body.isEmpty();
const body = hasBody ? value(pm.request.body.toString()) : '';
const timestamp = Math.floor(Date.now() / 1000).toString();
const signature = crypto.HmacSHA256(method + target + timestamp + body, value('{{api_secret}}'));
pm.request.headers.upsert({ key: 'X-API-Key', value: value('{{api_key}}') });
pm.request.headers.upsert({ key: 'X-Timestamp', value: timestamp });
pm.request.headers.upsert({ key: 'X-Signature', value: signature.toString(crypto.enc.Hex) });
