import { base64url, hex, sha256, utf8 } from './bytes.ts'

/** What a pairing link carries behind its #. */
export type Invitation = { host: string; token: string; nonce: string }

/** The secret of a claim, and the hash by which the cloud knows it. */
export type ClaimSecret = { secret: string; hash: string }

const TOKEN = /^[A-Za-z0-9]{64}$/
const NONCE = /^[A-Za-z0-9]{32}$/

/** Reads a pairing link; nothing if it is none. */
export function readLink(link: string): Invitation | undefined {
  if (!URL.canParse(link)) return undefined
  const url = new URL(link)
  const fields = new URLSearchParams(url.hash.slice(1))
  const token = fields.get('t') ?? ''
  const nonce = fields.get('n') ?? ''
  return url.pathname === '/m/pair' && TOKEN.test(token) && NONCE.test(nonce)
    ? { host: url.host, token, nonce }
    : undefined
}

/** 256 random bits that prove, later, that it was this phone that claimed. */
export async function newClaimSecret(
  random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer> = (bytes) => crypto.getRandomValues(bytes),
): Promise<ClaimSecret> {
  const bytes = random(new Uint8Array(32))
  return { secret: base64url(bytes), hash: hex(await sha256(bytes)) }
}

/** The six digits that phone and panel both show: they are the same only for this claim. */
export async function matchCode(invitation: Invitation, claimHash: string): Promise<string> {
  const hash = await sha256(utf8(invitation.token + invitation.nonce + claimHash))
  const first = new DataView(hash.buffer).getBigUint64(0)
  return (first % 1_000_000n).toString().padStart(6, '0')
}
