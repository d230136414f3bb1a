import { call, reopened, type Session } from './api.ts'

export type Role = 'ROOT' | 'ADMIN' | 'USER'
export type Person = { id: number; email: string; name: string; role: Role; second_factor: boolean; created_at: string }
export type Invited = { id: number; email: string; role: Role; status: 'open' | 'expired'; expires_at: string }
export type SecondFactor = { enabled: boolean; since?: string; recovery_codes_left: number }
export type OpenSession = {
  id: string
  kind: 'browser' | 'command_line'
  client: string
  address: string
  opened_at: string
  last_used_at: string
  current: boolean
}
export type Offer = { tenant: string; email: string; role: Role; expires_at: string }

/** What whoever has the role may give to others. */
export const given = (role: string): Role[] => (role === 'ROOT' ? ['ROOT', 'ADMIN', 'USER'] : ['ADMIN', 'USER'])

const PEOPLE = '/panel/members'
export const SHORTEST_PASSWORD = 12
const FACTOR = '/panel/second-factor'

export const members = () => call<Person[]>('GET', `${PEOPLE}?limit=200`)
export const changeRole = (id: number, role: Role) => call<Person>('PATCH', `${PEOPLE}/${id}`, { role })
export const removeMember = (id: number) => call('DELETE', `${PEOPLE}/${id}`)
export const invitations = () => call<Invited[]>('GET', '/panel/invitations?limit=200')
export const invite = (email: string, role: Role) => call<{ link: string }>('POST', '/panel/invitations', { email, role })
export const withdraw = (id: number) => call('DELETE', `/panel/invitations/${id}`)

export const offer = (token: string) => call<Offer>('POST', '/invitations/offers', { token })
export const accept = (token: string, name: string, password: string) => call('POST', '/invitations/acceptances', { token, name, password })

export const secondFactor = () => call<SecondFactor>('GET', FACTOR)
export const beginFactor = (password: string) => call<{ secret: string; qr_svg: string }>('POST', FACTOR, { password })
export const confirmFactor = (code: string) => call<{ recovery_codes: string[] }>('POST', `${FACTOR}/confirm`, { code })
export const renewCodes = (code: string) => call<{ recovery_codes: string[] }>('POST', `${FACTOR}/recovery-codes`, { code })
export const removeFactor = (password: string, code: string) => call('POST', `${FACTOR}/remove`, { password, code })
export const stepUp = (code: string) => call('POST', '/panel/session/step-up', { code })

export const sessions = () => call<OpenSession[]>('GET', '/panel/sessions')
export const endSession = (id: string) => call('DELETE', `/panel/sessions/${id}`)
export const endOthers = () => call('POST', '/panel/sessions/end-others')
export const changePassword = async (password: string, chosen: string): Promise<void> =>
  reopened(await call<Pick<Session, 'csrf_token'>>('POST', '/panel/password', { password, new_password: chosen }))

export const security = () => call<{ high_security: boolean }>('GET', '/panel/security')
export const setHighSecurity = (on: boolean, code: string) => call('PUT', '/panel/security', { high_security: on, code })
