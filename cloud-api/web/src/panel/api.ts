import { Problem, reach, read } from '../shared/problem.ts'
import type { DeviceScope, Platform } from '../shared/device.ts'
import type { Metrics } from '../shared/metrics.ts'

export type Member = { id: number; email: string; role: string }
export type Session = { member: Member; csrf_token: string }
export type Server = {
  id: number
  name: string
  state: 'pending' | 'online' | 'offline'
  hostname: string | null
  os: string | null
  agent_version: string | null
  last_seen: string | null
  as_of: string | null
  created_at: string
  /** Whether another machine has taken its place and waits for a confirmation. */
  succession: 'pending' | null
}
export type Invitation = { server: Server; enrolment_token: string; expires_at: string; install: string }
export type Pairing = { id: string; link: string; qr_svg: string; expires_at: string; expires_in_seconds: number }
export type PairingState = {
  id: string
  state: 'waiting' | 'claimed' | 'confirmed' | 'collected' | 'denied' | 'expired' | 'replaced'
  confirm_by: string | null
  match_code: string | null
  device: { platform: Platform; model: string; ip: string } | null
}
/** A paired phone; server_ids null means every server. */
export type Device = {
  id: number
  name: string
  platform: Platform
  model: string
  status: 'active' | 'revoked'
  scopes: DeviceScope[]
  server_ids: number[] | null
  last_used_at: string | null
  last_used_ip: string | null
  total_requests: number
  created_at: string
}
/** A command line that asks to act as the member. */
export type LoginRequest = {
  user_code: string
  state: 'waiting' | 'approved' | 'denied' | 'exchanged'
  client: string
  host_name: string
  ip: string
  requested_at: string
  expires_at: string
}

const REMEMBERED = 'bowline-logged-in'
let csrf = ''
let ended: () => void = () => undefined

/** What happens when the cloud says that the session is over. */
export const onSessionEnd = (listener: () => void): void => void (ended = listener)

type StepUp = (wanted: 'look' | 'change') => Promise<boolean>
let stepUp: StepUp = () => Promise.resolve(false)

/** Who asks for a code of the second factor; what was wanted goes on when one was given. */
export const onStepUp = (listener: StepUp): void => void (stepUp = listener)

export async function call<T>(method: string, target: string, body?: unknown): Promise<T> {
  try {
    return await send<T>(method, target, body)
  } catch (failure) {
    const isDue = failure instanceof Problem && failure.code === 'STEP_UP_REQUIRED'
    if (isDue && (await stepUp(method === 'GET' ? 'look' : 'change'))) return send<T>(method, target, body)
    throw failure
  }
}

async function send<T>(method: string, target: string, body?: unknown): Promise<T> {
  const headers: Record<string, string> = {}
  if (body !== undefined) headers['Content-Type'] = 'application/json'
  if (method !== 'GET' && csrf) headers['X-CSRF-Token'] = csrf
  const answer = await reach(target, {
    method,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
    cache: 'no-store',
  })
  try {
    return (await read<{ data: T }>(answer)).data
  } catch (failure) {
    if (failure instanceof Problem && failure.code === 'SESSION_REQUIRED') {
      localStorage.removeItem(REMEMBERED)
      ended()
    }
    throw failure
  }
}

/** The session goes on under another token. */
export const reopened = (session: Pick<Session, 'csrf_token'>): void => void (csrf = session.csrf_token)

function opened(session: Session): Session {
  csrf = session.csrf_token
  localStorage.setItem(REMEMBERED, 'yes')
  return session
}

/** Who is logged in; nobody is not asked for where nobody ever logged in. */
export async function currentSession(): Promise<Session | null> {
  if (!localStorage.getItem(REMEMBERED)) return null
  try {
    return opened(await call<Session>('GET', '/panel/session'))
  } catch (failure) {
    if (failure instanceof Problem && failure.status === 401) return null
    throw failure
  }
}

/** Logs in; a Problem CODE_REQUIRED asks for a code of the second factor too. */
export const logIn = async (email: string, password: string, code?: string): Promise<Session> =>
  opened(await call<Session>('POST', '/panel/session', { email, password, code: code || undefined }))

export async function logOut(): Promise<void> {
  await call('DELETE', '/panel/session')
  localStorage.removeItem(REMEMBERED)
  csrf = ''
}

export const servers = () => call<Server[]>('GET', '/panel/servers')
/** The latest sample; null while there is none. */
export const metrics = (id: number) => call<Metrics | null>('GET', `/panel/servers/${id}/metrics`)
export const addServer = (name: string) => call<Invitation>('POST', '/panel/servers', { name })
export const inviteAgain = (id: number) => call<Invitation>('POST', `/panel/servers/${id}/enrolment-token`)
export const renameServer = (id: number, name: string) => call<Server>('PATCH', `/panel/servers/${id}`, { name })
/** Removes a server; one that has backups only together with them. */
export const removeServer = (id: number, backups: boolean) => call('DELETE', `/panel/servers/${id}${backups ? '?backups=delete' : ''}`)
export const confirmSuccessor = (id: number) => call<Server>('POST', `/panel/servers/${id}/successor/confirm`)

/** What a phone may do, and on which servers; no servers named means all of them. */
export type Access = { scopes: string[]; server_ids?: number[] }

export const pair = (access: Access) => call<Pairing>('POST', '/panel/pairings', access)
export const pairing = (id: string) => call<PairingState>('GET', `/panel/pairings/${id}`)
export const confirmPairing = (id: string) => call('POST', `/panel/pairings/${id}/confirm`)
export const denyPairing = (id: string) => call('POST', `/panel/pairings/${id}/deny`)

export const devices = () => call<Device[]>('GET', '/panel/devices')
export const editDevice = (id: number, change: { name?: string; scopes?: string[]; server_ids?: number[] }) =>
  call<Device>('PATCH', `/panel/devices/${id}`, change)
export const revokeDevice = (id: number, reason: string) => call('POST', `/panel/devices/${id}/revoke`, reason ? { reason } : {})
export const restoreDevice = (id: number) => call('POST', `/panel/devices/${id}/restore`)
export const deleteDevice = (id: number) => call('DELETE', `/panel/devices/${id}`)

const loginRequestPath = (code: string) => `/panel/device-authorizations/${code.replace(/[^A-Za-z]/g, '')}`
export const loginRequest = (code: string) => call<LoginRequest>('GET', loginRequestPath(code))
export const approveLogin = (code: string) => call<LoginRequest>('POST', `${loginRequestPath(code)}/approve`)
export const denyLogin = (code: string) => call<LoginRequest>('POST', `${loginRequestPath(code)}/deny`)
