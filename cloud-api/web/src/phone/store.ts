import { createStore, del, get, set } from 'idb-keyval'
import type { Metrics } from '../shared/metrics.ts'

/** A server that this phone may act on. */
export type ServerName = { id: number; name: string; state?: string; hostname?: string | null }

/** This phone's credential. The secret is a key that the browser will not give out again. */
export type Device = {
  deviceId: number | string
  apiKey: string
  key: CryptoKey
  scopes: string[]
  servers: ServerName[]
  host: string
}

/** A claim that waits to be confirmed; kept, so that a closed app can collect what it claimed. */
export type Claim = { secret: string; code: string; confirmBy: string; host: string }

/** What was last seen of a server. */
export type Seen = { metrics: Metrics; at: number }

const store = createStore('bowline', 'phone')

export const loadDevice = () => get<Device>('device', store)
export const saveDevice = (device: Device) => set('device', device, store)
export const loadClaim = () => get<Claim>('claim', store)
export const saveClaim = (claim: Claim) => set('claim', claim, store)
export const forgetClaim = () => del('claim', store)
export const loadSeen = (server: number) => get<Seen>(`seen-${server}`, store)
export const saveSeen = (server: number, seen: Seen) => set(`seen-${server}`, seen, store)
export const loadChosen = () => get<number>('server', store)
export const saveChosen = (server: number) => set('server', server, store)

/** Forgets the credential and all that was seen with it. */
export async function forgetDevice(device: Device): Promise<void> {
  await Promise.all(device.servers.map((server) => del(`seen-${server.id}`, store)))
  await Promise.all([del('device', store), del('server', store)])
}
