import type { Connection } from './connection.ts'

/** One thing that was asked of a server. */
export type Job = {
  id: string
  state: string
  progress: string | null
  result: Record<string, unknown> | null
}

const FINAL = ['SUCCEEDED', 'FAILED', 'REFUSED', 'INTERRUPTED', 'EXPIRED']
const PAUSE = 1000

export const isFinal = (job: Job): boolean => FINAL.includes(job.state.toUpperCase())
export const succeeded = (job: Job): boolean => job.state.toUpperCase() === 'SUCCEEDED'

/** Watches a job to its end, telling each step. */
export async function follow(connection: Connection, job: Job, step: (job: Job) => void): Promise<Job> {
  let latest = job
  step(latest)
  while (!isFinal(latest)) {
    await new Promise((wake) => setTimeout(wake, PAUSE))
    latest = (await connection.get<Job>(`/v1/jobs/${job.id}`)).data
    step(latest)
  }
  return latest
}
