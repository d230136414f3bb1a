import { Problem, Unreachable, reach, read } from '../shared/problem.ts'
import { sign, signedText } from '../shared/signature.ts'
import type { Device } from './store.ts'

/** How the cloud sees this phone, as far as its last answer told. */
export type Standing = 'connecting' | 'online' | 'offline' | 'revoked' | 'unknown'

type HeaderFields = Record<string, string>
type Success<T> = { data: T; meta?: Record<string, unknown> }

/** Calls the API with this phone's key, and knows how the phone stands with it. */
export class Connection {
  readonly device: Device
  #standing: Standing = 'connecting'
  #skew = 0
  readonly #listeners = new Set<() => void>()

  constructor(device: Device) {
    this.device = device
  }

  standing = (): Standing => this.#standing

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  get = <T>(target: string): Promise<Success<T>> => this.#call('GET', target)

  /** A post that is answered at once with what has begun, not after the wait for its end. */
  begin = <T>(target: string, body?: unknown): Promise<Success<T>> =>
    this.#call('POST', target, body, { Prefer: 'respond-async' })

  async #call<T>(method: string, target: string, body?: unknown, more: HeaderFields = {}): Promise<Success<T>> {
    try {
      const answer = await this.#signed<T>(method, target, body === undefined ? '' : JSON.stringify(body), more)
      this.#stand('online')
      return answer
    } catch (failure) {
      this.#learn(failure)
      throw failure
    }
  }

  /** A clock that is wrong is put right by the cloud's, once per call. */
  async #signed<T>(method: string, target: string, body: string, more: HeaderFields): Promise<Success<T>> {
    const first = await this.#send(method, target, body, more)
    const date = Date.parse(first.headers.get('Date') ?? '')
    if (first.status !== 401 || Number.isNaN(date)) return read(first)
    const problem = await read<Success<T>>(first).catch((thrown: unknown) => thrown)
    if (!(problem instanceof Problem) || !problem.code.startsWith('TIMESTAMP_')) throw problem
    this.#skew = date - Date.now()
    return read(await this.#send(method, target, body, more))
  }

  async #send(method: string, target: string, body: string, more: HeaderFields): Promise<Response> {
    const timestamp = Math.floor((Date.now() + this.#skew) / 1000).toString()
    const signature = await sign(this.device.key, signedText(method, target, timestamp, body))
    const headers: HeaderFields = {
      ...more,
      'X-API-Key': this.device.apiKey,
      'X-Timestamp': timestamp,
      'X-Signature': signature,
    }
    if (body !== '') headers['Content-Type'] = 'application/json'
    return reach(target, { method, headers, body: body === '' ? undefined : body, cache: 'no-store' })
  }

  #learn(failure: unknown) {
    if (failure instanceof Unreachable) this.#stand('offline')
    else if (!(failure instanceof Problem)) return
    else if (failure.code === 'KEY_REVOKED') this.#stand('revoked')
    else if (failure.code === 'INVALID_SIGNATURE') this.#stand('unknown')
    else if (failure.status < 500) this.#stand('online')
  }

  #stand(standing: Standing) {
    if (standing === this.#standing) return
    this.#standing = standing
    for (const listener of this.#listeners) listener()
  }
}
