import { useEffect, useState, type ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import { BackupIcon, ChevronIcon, GearsIcon, MoreIcon, ServerIcon } from '../shared/icons.tsx'
import { Backups } from './Backups.tsx'
import type { Connection, Standing } from './connection.ts'
import { More } from './More.tsx'
import { Overview } from './Overview.tsx'
import { usePolled } from './polling.ts'
import { Services } from './Services.tsx'
import { loadChosen, saveChosen, type Device, type ServerName } from './store.ts'

type Tab = 'overview' | 'services' | 'backups' | 'more'

const TABS: { tab: Tab; path: string; Icon: ComponentType; scopes: string[] }[] = [
  { tab: 'overview', path: '/m/', Icon: ServerIcon, scopes: [] },
  { tab: 'services', path: '/m/services', Icon: GearsIcon, scopes: ['services:restart'] },
  { tab: 'backups', path: '/m/backups', Icon: BackupIcon, scopes: ['backups:read', 'backups:run'] },
  { tab: 'more', path: '/m/more', Icon: MoreIcon, scopes: [] },
]
const FRESHEN = 30_000

type Props = {
  connection: Connection
  standing: Standing
  device: Device
  onChange: (device: Device) => void
  onForget: () => void
}

const tabOf = (path: string): Tab => TABS.find((entry) => entry.path === path)?.tab ?? 'overview'

function useTab(): [Tab, (path: string) => void] {
  const [path, setPath] = useState(location.pathname)
  useEffect(() => {
    const moved = () => setPath(location.pathname)
    addEventListener('popstate', moved)
    return () => removeEventListener('popstate', moved)
  }, [])
  const go = (target: string) => {
    history.pushState(null, '', target)
    setPath(target)
    scrollTo(0, 0)
  }
  return [tabOf(path), go]
}

/** Scopes and servers may be changed in the panel at any time. */
function useFreshDevice({ connection, device, onChange }: Pick<Props, 'connection' | 'device' | 'onChange'>) {
  const { data } = usePolled(
    'me',
    async () => {
      const scopes = (await connection.get<{ scopes: string[] }>('/v1/me')).data.scopes
      const servers = scopes.includes('server:read')
        ? (await connection.get<ServerName[]>('/v1/servers')).data.map(({ id, name, state, hostname }) => ({ id, name, state, hostname }))
        : device.servers
      return { scopes, servers }
    },
    FRESHEN,
  )
  useEffect(() => {
    if (data && JSON.stringify([data.scopes, data.servers]) !== JSON.stringify([device.scopes, device.servers])) {
      onChange({ ...device, ...data })
    }
  }, [data])
}

function useChosenServer(servers: ServerName[]): [ServerName | undefined, (id: number) => void] {
  const [chosen, setChosen] = useState<number>()
  useEffect(() => void loadChosen().then(setChosen), [])
  const choose = (id: number) => {
    setChosen(id)
    void saveChosen(id)
  }
  return [servers.find((server) => server.id === chosen) ?? servers[0], choose]
}

/** What a paired phone shows. */
export function Home({ connection, standing, device, onChange, onForget }: Props) {
  const { t } = useTranslation()
  const [tab, go] = useTab()
  useFreshDevice({ connection, device, onChange })
  const [server, choose] = useChosenServer(device.servers)
  const open = TABS.filter(({ scopes }) => scopes.length === 0 || scopes.some((scope) => device.scopes.includes(scope)))
  const shown = open.some((entry) => entry.tab === tab) ? tab : 'overview'

  return (
    <div className="home">
      <header className="top">
        <ServerPicker servers={device.servers} server={server} onChoose={choose} title={t(`tabs.${shown}`)} />
        <span className={`pill ${standing}`} data-testid="standing" role="status">
          {t(`standing.${standing}`)}
        </span>
      </header>
      <main className="content">
        {shown === 'more' && <More device={device} onForget={onForget} />}
        {shown !== 'more' && !server && <p className="empty">{t('noServer')}</p>}
        {shown === 'overview' && server && <Overview key={server.id} connection={connection} device={device} server={server} />}
        {shown === 'services' && server && <Services key={server.id} connection={connection} server={server} />}
        {shown === 'backups' && server && <Backups key={server.id} connection={connection} device={device} server={server} />}
      </main>
      <nav className="tabs" aria-label={t('tabs.label')}>
        {open.map(({ tab: name, path, Icon }) => (
          <a
            key={name}
            href={path}
            aria-current={name === shown ? 'page' : undefined}
            onClick={(click) => {
              click.preventDefault()
              go(path)
            }}
          >
            <Icon />
            <span>{t(`tabs.${name}`)}</span>
          </a>
        ))}
      </nav>
    </div>
  )
}

type PickerProps = { servers: ServerName[]; server: ServerName | undefined; title: string; onChoose: (id: number) => void }

function ServerPicker({ servers, server, title, onChoose }: PickerProps) {
  const { t } = useTranslation()
  return (
    <div className="picker">
      <h1 className={servers.length > 1 ? 'hidden' : undefined}>{server?.name ?? title}</h1>
      {servers.length > 1 && server && (
        <div className="picker-choice">
          <select aria-label={t('chooseServer')} value={server.id} onChange={(change) => onChoose(Number(change.target.value))}>
            {servers.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
          <ChevronIcon />
        </div>
      )}
      {server?.hostname && server.hostname !== server.name && <p>{server.hostname}</p>}
    </div>
  )
}
