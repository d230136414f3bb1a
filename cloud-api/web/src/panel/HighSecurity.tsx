import { Button, Group, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { security, setHighSecurity } from './account.ts'
import Asking from './Asking.tsx'
import { Card } from './Card.tsx'
import { Failure } from './Failure.tsx'
import { State } from './State.tsx'

export function HighSecurity() {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  const mode = useQuery({ queryKey: ['security'], queryFn: security })
  const on = mode.data?.high_security ?? false
  const action = on ? t('high.off') : t('high.on')
  return (
    <Card id="high-security" title={t('high.title')} text={t('high.text')}>
      {mode.isError && <Failure failure={mode.error} again={() => void mode.refetch()} />}
      {mode.isPending && <Skeleton h={60} aria-hidden="true" />}
      {mode.data && (
        <>
          <State state={on ? 'active' : 'off'} />
          <Group>
            <Button variant="default" onClick={() => setAsking(true)}>
              {action}
            </Button>
          </Group>
        </>
      )}
      {asking && (
        <Asking
          title={t('high.title')}
          text={t('high.ask')}
          action={action}
          code
          onProven={async (_, code) => {
            await setHighSecurity(!on, code)
            setAsking(false)
            await mode.refetch()
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </Card>
  )
}
