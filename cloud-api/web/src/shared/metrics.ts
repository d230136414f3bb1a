/** One sample of a server, as /v1/servers/{id}/metrics tells it. */
export type Metrics = {
  at: string
  cpu_percent: number
  memory: { total: number; used: number }
  memory_percent: number
  disk: { total: number; used: number; usable: number }
  disk_percent: number
  network: { rx_mbps: number; tx_mbps: number }
  load: { one: number; five: number; fifteen: number }
  uptime_seconds: number
}

/** A series of points in the order of time, oldest first. */
export type Point = { at: number; cpu: number; memory: number }

const LONGEST = 150

/** Adds a sample unless it is there already; keeps five minutes of samples two seconds apart. */
export function extend(points: readonly Point[], sample: Metrics): readonly Point[] {
  const at = Date.parse(sample.at)
  const last = points.at(-1)
  if (last && at <= last.at) return points
  return [...points, { at, cpu: sample.cpu_percent, memory: sample.memory_percent }].slice(-LONGEST)
}
