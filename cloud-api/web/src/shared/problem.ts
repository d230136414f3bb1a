/** A refusal by the API, in its own words. */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly details: string
  readonly requestId: string
  readonly retryAfter: number

  constructor(status: number, body: Record<string, unknown>, requestId: string, retryAfter = 0) {
    super(typeof body.error === 'string' ? body.error : `HTTP ${status}`)
    this.status = status
    this.code = typeof body.code === 'string' ? body.code : ''
    this.details = typeof body.details === 'string' ? body.details : ''
    this.requestId = typeof body.request_id === 'string' ? body.request_id : requestId
    this.retryAfter = retryAfter
  }
}

/** The request did not reach the API, or its answer did not reach us. */
export class Unreachable extends Error {}

/** The JSON of a successful answer; otherwise throws the {@link Problem}. */
export async function read<T>(answer: Response): Promise<T> {
  const body = (await answer.json().catch(() => ({}))) as Record<string, unknown>
  if (answer.ok) return body as T
  throw new Problem(
    answer.status,
    body,
    answer.headers.get('X-Request-Id') ?? '',
    Number(answer.headers.get('Retry-After') ?? 0),
  )
}

/** fetch whose network failures are {@link Unreachable}. */
export async function reach(target: string, options: RequestInit): Promise<Response> {
  // Without any network a browser would only complain in its console.
  if (!navigator.onLine) throw new Unreachable(target)
  try {
    return await fetch(target, { ...options, redirect: 'error', referrerPolicy: 'no-referrer' })
  } catch (cause) {
    throw new Unreachable(target, { cause })
  }
}
