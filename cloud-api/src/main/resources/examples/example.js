// @title@
// Set BOWLINE_API_KEY and BOWLINE_API_SECRET; needs nothing but Node.js.
const crypto = require('node:crypto');
const https = require('node:https');

const baseUrl = process.env.BOWLINE_API_URL ?? @base@;
const method = @method@;
const target = @target@;
const body = @body@;

const timestamp = Math.floor(Date.now() / 1000).toString();
const signature = crypto
  .createHmac('sha256', process.env.BOWLINE_API_SECRET)
  .update(method + target + timestamp + body)
  .digest('hex');

const request = https.request(
  baseUrl + target,
  {
    method,
    headers: {
      'X-API-Key': process.env.BOWLINE_API_KEY,
      'X-Timestamp': timestamp,
      'X-Signature': signature,
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(body),
    },
  },
  (answer) => {
    if (answer.statusCode >= 300) process.exitCode = 1;
    answer.pipe(process.stdout);
  },
);
request.on('error', (error) => {
  console.error(error.message);
  process.exitCode = 1;
});
request.end(body);
