import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { importSecret, sign, signedText } from '../src/shared/signature.ts'

type Vector = {
  id: string
  method: string
  target: string
  timestamp: string
  body_b64: string
  secret: string
  string_to_sign_b64: string
  signature: string
  expect: { accepted: boolean }
}

const file = new URL('../../contract/src/test/resources/hmac-v1.json', import.meta.url)
const vectors: Vector[] = JSON.parse(readFileSync(file, 'utf8')).vectors
const text = (base64: string) => Buffer.from(base64, 'base64').toString('utf8')

test('there are vectors to hold', () => assert.ok(vectors.length > 10))

for (const vector of vectors) {
  test(`${vector.id}: the signature of what was signed is the vector's`, async () => {
    const key = await importSecret(vector.secret)
    const signature = await sign(key, text(vector.string_to_sign_b64))
    assert.equal(signature === vector.signature || !vector.expect.accepted, true, signature)
  })
}

// A bare question mark is no query, and the phone sends none.
const made = vectors.filter(({ expect, method, target }) => expect.accepted && method !== 'DELETE' && !target.endsWith('?'))
for (const vector of made) {
  test(`${vector.id}: the text to sign is made as the cloud makes it`, () => {
    const signed = signedText(vector.method, vector.target, vector.timestamp, text(vector.body_b64))
    assert.equal(signed, text(vector.string_to_sign_b64))
  })
}

test('leaves the body of a DELETE unsigned', () =>
  assert.equal(signedText('DELETE', '/v1/x', '1709827200', '{}'), 'DELETE/v1/x1709827200'))

test('the imported secret cannot be read again', async () => {
  const key = await importSecret('msk_secret')
  assert.equal(key.extractable, false)
  await assert.rejects(crypto.subtle.exportKey('raw', key))
})
