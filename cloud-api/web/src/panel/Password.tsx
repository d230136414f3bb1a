import { Alert, Button, Group, PasswordInput, Stack } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CheckIcon } from '../shared/icons.tsx'
import { changePassword, SHORTEST_PASSWORD } from './account.ts'
import { Card } from './Card.tsx'
import { Failure } from './Failure.tsx'

export function Password() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [before, setBefore] = useState('')
  const [chosen, setChosen] = useState('')
  const changing = useMutation({
    mutationFn: () => changePassword(before, chosen),
    onSuccess: () => {
      setBefore('')
      setChosen('')
      return queries.invalidateQueries({ queryKey: ['sessions'] })
    },
  })
  const show = { 'aria-label': t('login.show') }
  return (
    <Card id="password" title={t('password.title')} text={t('password.text')}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          changing.mutate()
        }}
      >
        <Stack>
          <PasswordInput label={t('password.before')} autoComplete="current-password" required withAsterisk={false} visibilityToggleButtonProps={show} value={before} onChange={(change) => setBefore(change.currentTarget.value)} />
          <PasswordInput
            label={t('password.chosen')}
            description={t('password.rule', { shortest: SHORTEST_PASSWORD })}
            autoComplete="new-password"
            minLength={SHORTEST_PASSWORD}
            required
            withAsterisk={false}
            visibilityToggleButtonProps={show}
            value={chosen}
            onChange={(change) => setChosen(change.currentTarget.value)}
          />
          {changing.isError && <Failure failure={changing.error} />}
          {changing.isSuccess && (
            <Alert variant="outline" className="plain" icon={<CheckIcon />} role="status">
              {t('password.changed')}
            </Alert>
          )}
          <Group>
            <Button type="submit" loading={changing.isPending}>
              {t('password.change')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Card>
  )
}
