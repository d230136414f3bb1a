import assert from 'node:assert/strict'
import { test } from 'node:test'
import { matchCode, newClaimSecret, readLink } from '../src/shared/claim.ts'

const token = 'A'.repeat(64)
const nonce = 'N'.repeat(32)

test('reads token, nonce and host out of a pairing link', () =>
  assert.deepEqual(readLink(`https://cloud.example:3002/m/pair#t=${token}&n=${nonce}`), {
    host: 'cloud.example:3002',
    token,
    nonce,
  }))

for (const link of [
  'hello',
  'https://cloud.example/m/pair',
  `https://cloud.example/m/pair?t=${token}&n=${nonce}`,
  `https://cloud.example/other#t=${token}&n=${nonce}`,
  `https://cloud.example/m/pair#t=${token.slice(1)}&n=${nonce}`,
  `https://cloud.example/m/pair#t=${token}&n=`,
]) {
  test(`takes ${link.slice(0, 44)} for no pairing link`, () => assert.equal(readLink(link), undefined))
}

test('a claim secret is 32 bytes in base64url, told apart from its hash', async () => {
  const known = await newClaimSecret((bytes) => bytes.fill(0xff))
  assert.equal(known.secret, `${'_'.repeat(42)}8`)
  assert.equal(known.hash, 'af9613760f72635fbdb44a5a0a63c39f12af30f950a6ee5c971be188e89c4051')
})

test('two claim secrets differ', async () =>
  assert.notEqual((await newClaimSecret()).secret, (await newClaimSecret()).secret))

test('the match code is six digits of the hash over token, nonce and claim hash', async () => {
  const { hash } = await newClaimSecret((bytes) => bytes.fill(0xff))
  const code = await matchCode({ host: '', token, nonce }, hash)
  assert.match(code, /^[0-9]{6}$/)
  assert.equal(code, '844922')
})

test('another phone has another match code', async () => {
  const codes = await Promise.all(
    ['a', 'b', 'c'].map((byte) => matchCode({ host: '', token, nonce }, byte.repeat(64))),
  )
  assert.equal(new Set(codes).size, 3)
})
