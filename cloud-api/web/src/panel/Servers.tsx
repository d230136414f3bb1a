import { Button, Paper, SimpleGrid, Skeleton, Stack, Text, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import * as format from '../shared/format.ts'
import { DownIcon, PlusIcon, ServerIcon, UpIcon } from '../shared/icons.tsx'
import { servers, type Server } from './api.ts'
import { Dial } from './Dial.tsx'
import { Failure } from './Failure.tsx'
import { useLive } from './live.ts'
import { Page } from './Page.tsx'
import { State } from './State.tsx'

const Enrol = lazy(() => import('./Enrol.tsx'))
const ServerMenu = lazy(() => import('./ServerMenu.tsx'))
const PAUSE = 5000

export default function Servers() {
  const { t } = useTranslation()
  const [adding, { open, close }] = useDisclosure()
  const list = useQuery({ queryKey: ['servers'], queryFn: servers, refetchInterval: PAUSE })
  const add = (
    <Button leftSection={<PlusIcon size={18} />} onClick={open}>
      {t('servers.add')}
    </Button>
  )
  return (
    <Page title={t('servers.title')} lead={t('servers.lead')} actions={list.data?.length ? add : undefined}>
      {list.isError && <Failure failure={list.error} again={() => void list.refetch()} />}
      {list.isPending && <Loading />}
      {list.data?.length === 0 && (
        <Paper className="card" p={48}>
          <Stack align="center" gap="sm">
            <span className="empty-icon">
              <ServerIcon size={30} />
            </span>
            <Title order={2} size="h3">
              {t('servers.none')}
            </Title>
            <Text c="dimmed" ta="center" maw={420}>
              {t('servers.noneHint')}
            </Text>
            {add}
          </Stack>
        </Paper>
      )}
      <SimpleGrid cols={{ base: 1, md: 2, xl: 3 }} spacing="md">
        {list.data?.map((server) => (
          <ServerCard key={server.id} server={server} />
        ))}
      </SimpleGrid>
      {adding && (
        <Suspense>
          <Enrol onClose={close} />
        </Suspense>
      )}
    </Page>
  )
}

function ServerCard({ server }: { server: Server }) {
  const { t } = useTranslation()
  const { sample } = useLive(server)
  return (
    <Paper component="section" className="card server-card" aria-labelledby={`server-${server.id}`}>
      <header>
        <div className="server-name">
          <Title order={2} size="h4" id={`server-${server.id}`}>
            <Link to="/servers/$id" params={{ id: String(server.id) }} className="stretched">
              {server.name}
            </Link>
          </Title>
          <Text size="sm" c="dimmed" truncate>
            {server.state === 'offline' && server.last_seen
              ? t('servers.seen', { age: format.ago(server.last_seen) })
              : [server.hostname, server.os].filter(Boolean).join(' · ') || t('servers.waiting')}
          </Text>
        </div>
        <State state={server.state} />
        <Suspense fallback={<span className="menu-place" />}>
          <ServerMenu server={server} />
        </Suspense>
      </header>
      {sample ? (
        <>
          <div className={server.state === 'online' ? 'dials' : 'dials past'}>
            <Dial name={t('figures.cpu')} tone="cpu" value={sample.cpu_percent} />
            <Dial name={t('figures.memory')} tone="memory" value={sample.memory_percent} />
            <Dial name={t('figures.disk')} tone="disk" value={sample.disk_percent} />
          </div>
          <dl className="figures">
            <div>
              <dt>
                <DownIcon size={14} /> {t('figures.rx')}
              </dt>
              <dd>{t('figures.mbps', { value: format.mbps(sample.network.rx_mbps) })}</dd>
            </div>
            <div>
              <dt>
                <UpIcon size={14} /> {t('figures.tx')}
              </dt>
              <dd>{t('figures.mbps', { value: format.mbps(sample.network.tx_mbps) })}</dd>
            </div>
            <div>
              <dt>{t('figures.load')}</dt>
              <dd>{format.load(sample.load.one)}</dd>
            </div>
            <div>
              <dt>{t('figures.uptime')}</dt>
              <dd>{format.duration(sample.uptime_seconds)}</dd>
            </div>
          </dl>
        </>
      ) : (
        <Text c="dimmed" ta="center" py="xl" px="md">
          {server.state === 'pending' ? t('servers.pendingHint') : t('figures.none')}
        </Text>
      )}
    </Paper>
  )
}

function Loading() {
  return (
    <SimpleGrid cols={{ base: 1, md: 2, xl: 3 }} aria-hidden="true">
      <Skeleton h={280} radius="lg" />
      <Skeleton h={280} radius="lg" />
    </SimpleGrid>
  )
}
