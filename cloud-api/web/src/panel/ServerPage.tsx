import { Anchor, Group, Paper, SimpleGrid, Skeleton, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import * as format from '../shared/format.ts'
import type { Metrics } from '../shared/metrics.ts'
import { servers, type Server } from './api.ts'
import { Dial } from './Dial.tsx'
import { Failure, NotFound } from './Failure.tsx'
import { useLive } from './live.ts'
import { Page } from './Page.tsx'
import ServerMenu from './ServerMenu.tsx'
import { State } from './State.tsx'
import { Successor } from './Successor.tsx'

const LiveChart = lazy(() => import('../shared/LiveChart.tsx'))
const PAUSE = 5000

export default function ServerPage() {
  const { id } = useParams({ from: '/shell/servers/$id' })
  const list = useQuery({ queryKey: ['servers'], queryFn: servers, refetchInterval: PAUSE })
  if (list.isError) return <Failure failure={list.error} again={() => void list.refetch()} />
  if (list.isPending) return <Skeleton h={360} m="xl" />
  const server = list.data.find((one) => String(one.id) === id)
  return server ? <Shown server={server} /> : <NotFound />
}

function Shown({ server }: { server: Server }) {
  const { t } = useTranslation()
  const { sample, points } = useLive(server)
  return (
    <Page
      title={server.name}
      above={
        <Anchor component={Link} to="/servers" size="sm" className="back">
          ← {t('servers.title')}
        </Anchor>
      }
      lead={[server.hostname, server.os].filter(Boolean).join(' · ')}
      actions={
        <Group gap="sm">
          <State state={server.state} />
          <ServerMenu server={server} />
        </Group>
      }
    >
      {server.succession === 'pending' && <Successor server={server} />}
      {sample ? (
        <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md">
          <Paper component="section" className="card" p="lg" aria-label={t('figures.usage')}>
            <Usage sample={sample} />
          </Paper>
          <Paper component="section" className="card" p="lg" aria-labelledby="history">
            <Title order={2} size="h5" id="history">
              {t('figures.history')}
            </Title>
            <Suspense fallback={<Skeleton h={230} />}>
              {points.length > 1 ? (
                <LiveChart points={points} cpu={t('figures.cpu')} memory={t('figures.memory')} height={220} />
              ) : (
                <Skeleton h={230} aria-hidden="true" />
              )}
            </Suspense>
          </Paper>
        </SimpleGrid>
      ) : (
        <Paper className="card" p="xl">
          <Text c="dimmed">{server.state === 'pending' ? t('servers.pendingHint') : t('figures.none')}</Text>
        </Paper>
      )}
      <Paper component="section" className="card" p="lg" mt="md" aria-labelledby="facts">
        <Title order={2} size="h5" id="facts" mb="sm">
          {t('facts.title')}
        </Title>
        <dl className="figures wide">
          <Fact name={t('facts.agent')} value={server.agent_version} />
          <Fact name={t('facts.seen')} value={server.last_seen && format.ago(server.last_seen)} />
          <Fact name={t('facts.reported')} value={server.as_of && format.ago(server.as_of)} />
          <Fact name={t('facts.added')} value={format.moment(server.created_at)} />
        </dl>
      </Paper>
    </Page>
  )
}

function Usage({ sample }: { sample: Metrics }) {
  const { t } = useTranslation()
  const of = (used: number, total: number) => t('figures.of', { used: format.bytes(used, 2), total: format.bytes(total, 2) })
  return (
    <>
      <div className="dials large">
        <Dial name={t('figures.cpu')} tone="cpu" value={sample.cpu_percent} />
        <Dial name={t('figures.memory')} tone="memory" value={sample.memory_percent} hint={of(sample.memory.used, sample.memory.total)} />
        <Dial name={t('figures.disk')} tone="disk" value={sample.disk_percent} hint={of(sample.disk.used, sample.disk.used + sample.disk.usable)} />
      </div>
      <dl className="figures">
        <Fact name={t('figures.rx')} value={t('figures.mbps', { value: format.mbps(sample.network.rx_mbps) })} />
        <Fact name={t('figures.tx')} value={t('figures.mbps', { value: format.mbps(sample.network.tx_mbps) })} />
        <Fact name={t('figures.loads')} value={[sample.load.one, sample.load.five, sample.load.fifteen].map(format.load).join(' · ')} />
        <Fact name={t('figures.uptime')} value={format.duration(sample.uptime_seconds)} />
      </dl>
    </>
  )
}

function Fact({ name, value }: { name: string; value: string | null }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value ?? '–'}</dd>
    </div>
  )
}
