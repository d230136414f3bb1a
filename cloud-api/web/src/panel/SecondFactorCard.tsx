import { Button, Group, Skeleton, Text } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { removeFactor, renewCodes, secondFactor } from './account.ts'
import Asking from './Asking.tsx'
import { Card } from './Card.tsx'
import { Failure } from './Failure.tsx'
import { FactorSetup } from './FactorSetup.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'
import { State } from './State.tsx'

type Open = 'setup' | 'renew' | 'remove' | undefined

export function SecondFactorCard() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const factor = useQuery({ queryKey: ['second-factor'], queryFn: secondFactor })
  const [open, setOpen] = useState<Open>()
  const [codes, setCodes] = useState<string[]>()
  const close = () => {
    setOpen(undefined)
    setCodes(undefined)
    void queries.invalidateQueries({ queryKey: ['second-factor'] })
  }
  return (
    <Card id="second-factor" title={t('factor.title')} text={t('factor.text')}>
      {factor.isError && <Failure failure={factor.error} again={() => void factor.refetch()} />}
      {factor.isPending && <Skeleton h={60} aria-hidden="true" />}
      {factor.data && (
        <>
          <State state={factor.data.enabled ? 'active' : 'off'} />
          {factor.data.enabled ? (
            <>
              <Text size="sm">{t('factor.left', { count: factor.data.recovery_codes_left })}</Text>
              <Group>
                <Button variant="default" onClick={() => setOpen('renew')}>
                  {t('factor.renew')}
                </Button>
                <Button variant="default" onClick={() => setOpen('remove')}>
                  {t('factor.off')}
                </Button>
              </Group>
            </>
          ) : (
            <Group>
              <Button onClick={() => setOpen('setup')}>{t('factor.on')}</Button>
            </Group>
          )}
        </>
      )}
      {open === 'setup' && <FactorSetup onClose={close} />}
      {open === 'renew' && !codes && (
        <Asking
          title={t('factor.renew')}
          text={t('factor.renewText')}
          action={t('factor.renew')}
          code
          onProven={async (_, code) => setCodes((await renewCodes(code)).recovery_codes)}
          onClose={close}
        />
      )}
      {codes && <RecoveryCodes codes={codes} onClose={close} />}
      {open === 'remove' && (
        <Asking
          title={t('factor.off')}
          text={t('factor.offText')}
          action={t('factor.off')}
          password
          code
          onProven={async (password, code) => {
            await removeFactor(password, code)
            close()
          }}
          onClose={close}
        />
      )}
    </Card>
  )
}
