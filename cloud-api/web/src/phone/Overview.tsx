import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as format from '../shared/format.ts'
import { DownIcon, UpIcon } from '../shared/icons.tsx'
import { extend, type Metrics, type Point } from '../shared/metrics.ts'
import { Problem } from '../shared/problem.ts'
import { Bandwidth } from './Bandwidth.tsx'
import type { Connection } from './connection.ts'
import { Dial } from './Dial.tsx'
import { Failure } from './Failure.tsx'
import { useNow, usePolled } from './polling.ts'
import { loadSeen, saveSeen, type Device, type Seen, type ServerName } from './store.ts'

const LiveChart = lazy(() => import('../shared/LiveChart.tsx'))
const PAUSE = 2000
const STALE_MS = 15_000

/** The server's figures: fresh every two seconds, or the last ones with their age. */
function useMetrics(connection: Connection, server: number) {
  const [seen, setSeen] = useState<Seen>()
  const [points, setPoints] = useState<readonly Point[]>([])
  const { data, failure } = usePolled(
    `metrics-${server}`,
    async () => (await connection.get<Metrics>(`/v1/servers/${server}/metrics`)).data,
    PAUSE,
  )
  useEffect(() => void loadSeen(server).then((kept) => setSeen((now) => now ?? kept)), [server])
  useEffect(() => {
    if (!data) return
    const now = { metrics: data, at: Date.now() }
    setSeen(now)
    setPoints((before) => extend(before, data))
    void saveSeen(server, now)
  }, [data])
  return { seen, points, failure }
}

export function Overview({ connection, device, server }: { connection: Connection; device: Device; server: ServerName }) {
  const { t } = useTranslation()
  const mayRead = device.scopes.includes('server:read')
  return (
    <>
      {mayRead ? <Figures connection={connection} server={server} /> : <p className="empty">{t('overview.noScope')}</p>}
      {device.scopes.includes('bandwidth:read') && <Bandwidth connection={connection} server={server} />}
    </>
  )
}

function Figures({ connection, server }: { connection: Connection; server: ServerName }) {
  const { t } = useTranslation()
  const { seen, points, failure } = useMetrics(connection, server.id)
  const now = useNow()
  if (!seen) {
    if (failure instanceof Problem && failure.status === 404) return <p className="empty">{t('overview.none')}</p>
    return failure === undefined ? <Skeleton /> : <Failure failure={failure} />
  }
  const age = now - seen.at
  const metrics = seen.metrics
  return (
    <>
      {age > STALE_MS && (
        <p className="stale" role="status" data-testid="age">
          {t('overview.stale', { age: format.ago(seen.at, now) })}
        </p>
      )}
      {failure instanceof Problem && <Failure failure={failure} />}
      <section className="card dials" aria-label={t('overview.usage')}>
        <Dial name={t('overview.cpu')} tone="cpu" value={metrics.cpu_percent} testId="cpu" />
        <Dial
          name={t('overview.memory')}
          tone="memory"
          value={metrics.memory_percent}
          hint={t('overview.of', { used: format.bytes(metrics.memory.used, 2), total: format.bytes(metrics.memory.total, 2) })}
        />
        <Dial
          name={t('overview.disk')}
          tone="disk"
          value={metrics.disk_percent}
          hint={t('overview.of', {
            used: format.bytes(metrics.disk.used, 2),
            total: format.bytes(metrics.disk.used + metrics.disk.usable, 2),
          })}
        />
      </section>
      <div className="pair">
        <Figure name={t('overview.rx')} icon={<DownIcon size={16} />} value={format.mbps(metrics.network.rx_mbps)} unit={t('overview.mbps')} />
        <Figure name={t('overview.tx')} icon={<UpIcon size={16} />} value={format.mbps(metrics.network.tx_mbps)} unit={t('overview.mbps')} />
      </div>
      <div className="pair">
        <Figure
          name={t('overview.load')}
          value={[metrics.load.one, metrics.load.five, metrics.load.fifteen].map(format.load).join(' · ')}
          small
        />
        <Figure name={t('overview.uptime')} value={format.duration(metrics.uptime_seconds)} small />
      </div>
      {(points.length > 1 || age <= STALE_MS) && (
        <section className="card" aria-label={t('overview.history')}>
          <h2>{t('overview.history')}</h2>
          <Suspense fallback={<div className="chart" />}>
            {points.length > 1 ? (
              <LiveChart points={points} cpu={t('overview.cpu')} memory={t('overview.memory')} height={150} />
            ) : (
              <div className="chart" />
            )}
          </Suspense>
        </section>
      )}
    </>
  )
}

type FigureProps = { name: string; value: string; unit?: string; icon?: React.ReactNode; small?: boolean }

function Figure({ name, value, unit, icon, small }: FigureProps) {
  return (
    <section className="card figure" aria-label={name}>
      <h2>
        {icon}
        {name}
      </h2>
      <p className={small ? 'value small' : 'value'}>
        {value}
        {unit && <span className="unit"> {unit}</span>}
      </p>
    </section>
  )
}

function Skeleton() {
  return (
    <div aria-hidden="true">
      <div className="card skeleton tall" />
      <div className="pair">
        <div className="card skeleton" />
        <div className="card skeleton" />
      </div>
      <div className="card skeleton tall" />
    </div>
  )
}
