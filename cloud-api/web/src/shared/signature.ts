import { hex, utf8 } from './bytes.ts'

/** Imports a secret so that it can sign and never be read again. */
export const importSecret = (secret: string): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', utf8(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])

/** The text that is signed: method, target, Unix seconds and body without separators. */
export const signedText = (method: string, target: string, timestamp: string, body: string): string =>
  method + target + timestamp + (method === 'DELETE' ? '' : body)

/** HMAC-SHA256 in lower-case hexadecimal. */
export const sign = async (key: CryptoKey, signed: string): Promise<string> =>
  hex(new Uint8Array(await crypto.subtle.sign('HMAC', key, utf8(signed))))
