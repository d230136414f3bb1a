// As published; the test puts in host, key and secret, and changes nothing else.
const crypto = require('crypto');
const https = require('https');

const API_KEY = 'pk_live_your_key_here';
const API_SECRET = 'sk_live_your_secret_here';
const BASE_URL = 'https://your-server.com:3002/api/external';

function makeRequest(method, path, body = '') {
  const timestamp = Math.floor(Date.now() / 1000).toString();
  const stringToSign = `${method}${path}${timestamp}${body}`;

  const signature = crypto
    .createHmac('sha256', API_SECRET)
    .update(stringToSign)
    .digest('hex');

  const url = new URL(`${BASE_URL}${path}`);

  const options = {
    hostname: url.hostname,
    port: url.port,
    path: url.pathname,
    method: method,
    headers: {
      'X-API-Key': API_KEY,
      'X-Timestamp': timestamp,
      'X-Signature': signature,
      'Content-Type': 'application/json'
    }
  };

  return new Promise((resolve, reject) => {
    const req = https.request(options, (res) => {
      let data = '';
      res.on('data', (chunk) => data += chunk);
      res.on('end', () => resolve(JSON.parse(data)));
    });
    req.on('error', reject);
    if (body) req.write(body);
    req.end();
  });
}

// List domains
makeRequest('GET', '/v1/domains').then(console.log);
