// Verifies one message with the reference library of Standard Webhooks, as a receiver does.
const { readFileSync } = require("node:fs");
const { Webhook } = require("standardwebhooks");

const { secret, headers, payload } = JSON.parse(readFileSync(0, "utf8"));
const message = new Webhook(secret).verify(payload, headers);
process.stdout.write(message.type);
