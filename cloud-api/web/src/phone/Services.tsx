import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { RestartIcon } from '../shared/icons.tsx'
import { Confirm } from './Confirm.tsx'
import type { Connection } from './connection.ts'
import { Failure } from './Failure.tsx'
import { follow, succeeded, type Job } from './jobs.ts'
import { usePolled } from './polling.ts'
import type { ServerName } from './store.ts'

const PAUSE = 10_000

type Service = { name: string; description: string; active_state: string; sub_state: string }
type Run = { job?: Job; failure?: unknown; busy: boolean }

const rank = ({ active_state: state }: Service) => ['failed', 'activating', 'active'].indexOf(state) + 1 || 9

export function Services({ connection, server }: { connection: Connection; server: ServerName }) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<Service>()
  const [runs, setRuns] = useState<Record<string, Run>>({})
  const { data, failure, again } = usePolled(
    `services-${server.id}`,
    async () => (await connection.get<Service[]>(`/v1/servers/${server.id}/services`)).data,
    PAUSE,
  )
  const note = (name: string, run: Run) => setRuns((before) => ({ ...before, [name]: run }))

  const restart = async (name: string) => {
    note(name, { busy: true })
    try {
      const { data: job } = await connection.begin<Job>(`/v1/servers/${server.id}/services/${name}/restart`)
      const ended = await follow(connection, job, (step) => note(name, { job: step, busy: true }))
      note(name, { job: ended, busy: false })
      again()
    } catch (thrown) {
      note(name, { failure: thrown, busy: false })
    }
  }

  if (!data) return failure === undefined ? <Loading /> : <Failure failure={failure} again={again} />
  if (data.length === 0) return <p className="empty">{t('services.none')}</p>
  return (
    <>
      <ul className="card list" aria-label={t('tabs.services')}>
        {data.toSorted((one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name)).map((service) => (
          <li key={service.name}>
            <span className={`dot ${service.active_state}`} aria-hidden="true" />
            <div className="list-text">
              <h2>{service.name}</h2>
              <p>{service.description || service.sub_state}</p>
              <Outcome run={runs[service.name]} state={t(`services.state.${service.active_state}`, service.active_state)} />
            </div>
            <button
              type="button"
              className="round"
              aria-label={t('services.restart', { name: service.name })}
              disabled={runs[service.name]?.busy}
              onClick={() => setAsked(service)}
            >
              <RestartIcon />
            </button>
          </li>
        ))}
      </ul>
      {asked && (
        <Confirm
          title={t('services.ask', { name: asked.name })}
          text={t('services.askHint', { server: server.name })}
          action={t('services.confirm')}
          onConfirm={() => void restart(asked.name)}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  )
}

function Outcome({ run, state }: { run: Run | undefined; state: string }) {
  const { t } = useTranslation()
  if (!run) return <p className="state">{state}</p>
  if (run.failure !== undefined) return <Failure failure={run.failure} />
  if (run.busy) {
    return (
      <p className="state busy" role="status">
        {run.job?.progress ?? t('services.restarting')}
      </p>
    )
  }
  const good = run.job !== undefined && succeeded(run.job)
  return (
    <p className={good ? 'state good' : 'state bad'} role="status">
      {good ? t('services.restarted') : t('services.failed', { state: run.job?.state.toLowerCase() })}
    </p>
  )
}

function Loading() {
  return (
    <div aria-hidden="true">
      <div className="card skeleton" />
      <div className="card skeleton" />
      <div className="card skeleton" />
    </div>
  )
}
