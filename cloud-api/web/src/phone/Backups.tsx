import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as format from '../shared/format.ts'
import { BackupIcon } from '../shared/icons.tsx'
import { Problem } from '../shared/problem.ts'
import type { Connection } from './connection.ts'
import { Failure } from './Failure.tsx'
import { follow, isFinal, succeeded, type Job } from './jobs.ts'
import { usePolled } from './polling.ts'
import type { Device, ServerName } from './store.ts'

const PAUSE = 10_000

type Backup = { id: number | string; name: string; state: string; created_at: string; finished_at: string | null; bytes: number | null; error?: { message: string } | null }

const isMissing = (failure: unknown) => failure instanceof Problem && failure.status === 404

export function Backups({ connection, device, server }: { connection: Connection; device: Device; server: ServerName }) {
  const { t } = useTranslation()
  const mayRead = device.scopes.includes('backups:read')
  const { data, failure, again } = usePolled(
    `backups-${server.id}-${mayRead}`,
    async () => (mayRead ? (await connection.get<Backup[]>(`/v1/backups?limit=10&server_id=${server.id}`)).data : []),
    PAUSE,
  )
  if (isMissing(failure)) return <p className="empty">{t('backups.missing')}</p>
  return (
    <>
      {device.scopes.includes('backups:run') ? (
        <RunNow connection={connection} device={device} server={server} onDone={again} />
      ) : (
        <p className="hint">{t('backups.noScope')}</p>
      )}
      {failure !== undefined && <Failure failure={failure} again={again} />}
      {!data && failure === undefined && <div className="card skeleton tall" aria-hidden="true" />}
      {data && mayRead && <List backups={data.slice(0, 10)} />}
    </>
  )
}

function List({ backups }: { backups: Backup[] }) {
  const { t } = useTranslation()
  if (backups.length === 0) return <p className="empty">{t('backups.none')}</p>
  return (
    <ul className="card list" aria-label={t('tabs.backups')}>
      {backups.map((backup) => {
        const state = backup.state.toLowerCase()
        return (
          <li key={backup.id}>
            <span className={`dot ${state}`} aria-hidden="true" />
            <div className="list-text">
              <h2>{backup.name}</h2>
              <p>{format.moment(backup.created_at)}</p>
              <p className="state">{t(`backups.state.${state}`, state)}</p>
              {backup.error && <p>{backup.error.message}</p>}
            </div>
            <span className="list-end">{backup.bytes === null || backup.bytes === undefined ? '' : format.bytes(backup.bytes)}</span>
          </li>
        )
      })}
    </ul>
  )
}

type RunProps = { connection: Connection; device: Device; server: ServerName; onDone: () => void }

function RunNow({ connection, device, server, onDone }: RunProps) {
  const { t } = useTranslation()
  const [job, setJob] = useState<Job>()
  const [failure, setFailure] = useState<unknown>()
  const [busy, setBusy] = useState(false)

  const run = async () => {
    setBusy(true)
    setFailure(undefined)
    setJob(undefined)
    try {
      const { data } = await connection.begin<{ job_id: string }>('/v1/backups', {
        backup_name: `phone-${new Date().toISOString().slice(0, 16).replaceAll(':', '')}`,
        ...(device.servers.length > 1 ? { server_id: server.id } : {}),
      })
      onDone()
      await follow(connection, { id: data.job_id, state: 'QUEUED', progress: null, result: null }, setJob)
      onDone()
    } catch (thrown) {
      setFailure(thrown)
    }
    setBusy(false)
  }
  const progress = job && !isFinal(job) ? (job.progress ?? t('backups.running')) : undefined
  return (
    <section className="card run" aria-label={t('backups.run')}>
      <button type="button" className="button primary" disabled={busy} onClick={() => void run()}>
        <BackupIcon />
        {busy ? t('backups.running') : t('backups.run')}
      </button>
      {progress && (
        <p className="state busy" role="status">
          {progress}
        </p>
      )}
      {job && isFinal(job) && (
        <p className={succeeded(job) ? 'state good' : 'state bad'} role="status">
          {t(`backups.state.${job.state.toLowerCase()}`, job.state.toLowerCase())}
        </p>
      )}
      {isMissing(failure) ? <p className="hint">{t('backups.missing')}</p> : failure !== undefined && <Failure failure={failure} />}
    </section>
  )
}
