import { Button, Group, Skeleton, Stack, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import * as format from '../shared/format.ts'
import { endOthers, endSession, sessions, type OpenSession } from './account.ts'
import { Card } from './Card.tsx'
import { Failure } from './Failure.tsx'

export function Sessions() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const again = () => queries.invalidateQueries({ queryKey: ['sessions'] })
  const list = useQuery({ queryKey: ['sessions'], queryFn: sessions })
  const ending = useMutation({ mutationFn: (id?: string) => (id ? endSession(id) : endOthers()), onSuccess: again })
  return (
    <Card id="sessions" title={t('sessions.title')} text={t('sessions.text')}>
      {list.isError && <Failure failure={list.error} again={() => void list.refetch()} />}
      {ending.isError && <Failure failure={ending.error} />}
      {list.isPending && <Skeleton h={80} aria-hidden="true" />}
      <Stack gap={0} component="ul" className="device-list">
        {list.data?.map((session) => (
          <Entry key={session.id} session={session} onEnd={() => ending.mutate(session.id)} />
        ))}
      </Stack>
      {list.data && list.data.length > 1 && (
        <Group>
          <Button variant="default" loading={ending.isPending} onClick={() => ending.mutate(undefined)}>
            {t('sessions.others')}
          </Button>
        </Group>
      )}
    </Card>
  )
}

function Entry({ session, onEnd }: { session: OpenSession; onEnd: () => void }) {
  const { t } = useTranslation()
  const name = session.client || t('sessions.unknown')
  return (
    <li data-testid="session">
      <div>
        <Text size="sm" fw={600} lineClamp={2}>
          {name}
        </Text>
        <Text size="sm" c="dimmed">
          {[session.current ? t('sessions.this') : t('sessions.used', { age: format.ago(session.last_used_at) }), session.address].join(' · ')}
        </Text>
      </div>
      {!session.current && (
        <Button variant="default" size="xs" onClick={onEnd} aria-label={t('sessions.endThis', { name })}>
          {t('sessions.end')}
        </Button>
      )}
    </li>
  )
}
