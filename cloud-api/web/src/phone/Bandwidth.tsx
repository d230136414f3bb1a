import { useTranslation } from 'react-i18next'
import * as format from '../shared/format.ts'
import type { Connection } from './connection.ts'
import { usePolled } from './polling.ts'
import type { ServerName } from './store.ts'

const PAUSE = 60_000

type Month = { bytes_used: number; bytes_total: number | null; month: string; percent: number | null }

/** What went over the server's network this month. */
export function Bandwidth({ connection, server }: { connection: Connection; server: ServerName }) {
  const { t, i18n } = useTranslation()
  const { data } = usePolled(
    `bandwidth-${server.id}`,
    async () => (await connection.get<Month>(`/v1/bandwidth?server_id=${server.id}`)).data,
    PAUSE,
  )
  if (!data) return null
  const month = new Intl.DateTimeFormat(i18n.language, { month: 'long', year: 'numeric' })
  return (
    <section className="card" aria-label={t('bandwidth.title')}>
      <h2>{t('bandwidth.title')}</h2>
      <p className="value">
        {format.bytes(data.bytes_used)}
        {data.bytes_total !== null && <span className="unit"> {t('bandwidth.of', { total: format.bytes(data.bytes_total) })}</span>}
      </p>
      {data.percent !== null && (
        <meter min={0} max={100} value={data.percent} aria-label={t('bandwidth.title')}>
          {format.percent(data.percent)}
        </meter>
      )}
      <p className="hint">{/^\d{4}-\d{2}$/.test(data.month) ? month.format(new Date(`${data.month}-15`)) : data.month}</p>
    </section>
  )
}
