/** Scopes a phone can be given, in the order in which they are offered. */
export const DEVICE_SCOPES = [
  'server:read',
  'services:restart',
  'backups:read',
  'backups:run',
  'bandwidth:read',
  'domains:read',
  'terminal:access',
] as const
export type DeviceScope = (typeof DEVICE_SCOPES)[number]

/** Where the phone app runs. */
export type Platform = 'ios' | 'android' | 'other'

export function platform(agent: string, touchPoints = 0): Platform {
  if (/iPhone|iPad|iPod/.test(agent) || (/Macintosh/.test(agent) && touchPoints > 1)) return 'ios'
  return /Android/.test(agent) ? 'android' : 'other'
}

/** What the phone calls itself, as far as its browser tells. */
export function model(agent: string, hint = ''): string {
  if (hint) return hint.slice(0, 64)
  const android = /Android [^;)]*; ([^;)]+?)(?: Build\/[^;)]*)?\)/.exec(agent)?.[1]
  if (android && android !== 'K') return android.slice(0, 64)
  return /iPhone|iPad/.exec(agent)?.[0] ?? (/Android/.test(agent) ? 'Android' : /Macintosh/.test(agent) ? 'Mac' : 'Browser')
}
