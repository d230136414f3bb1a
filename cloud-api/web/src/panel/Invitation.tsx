import { Button, Paper, PasswordInput, Skeleton, Stack, Text, TextInput, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Mark } from '../shared/icons.tsx'
import { accept, offer, SHORTEST_PASSWORD, type Offer } from './account.ts'
import { logIn } from './api.ts'
import { Failure } from './Failure.tsx'
import { LanguageLinks } from './LanguageLinks.tsx'

/** Taken from the address at once, so that it stays in no history. */
function taken(): string {
  const token = location.hash.slice(1)
  if (token) history.replaceState(history.state, '', location.pathname)
  return token
}

/** Where the invited choose how they log in. */
export default function Invitation() {
  const { t } = useTranslation()
  const [token] = useState(taken)
  const offered = useQuery({ queryKey: ['offer', token], queryFn: () => offer(token), staleTime: Infinity })
  return (
    <main className="login">
      <div className="login-box">
        <Stack align="center" gap={10} mb="lg">
          <Mark size={56} />
          <Title order={1} size={26} ta="center">
            {t('invitation.title')}
          </Title>
        </Stack>
        <Paper className="card" p="xl">
          {offered.isPending && <Skeleton h={180} aria-hidden="true" />}
          {offered.isError && <Failure failure={offered.error} />}
          {offered.data && <Accepting token={token} offer={offered.data} />}
        </Paper>
        <LanguageLinks />
      </div>
    </main>
  )
}

function Accepting({ token, offer: { tenant, email, role } }: { token: string; offer: Offer }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const accepting = useMutation({
    mutationFn: async () => {
      await accept(token, name, password)
      return logIn(email, password)
    },
    onSuccess: (session) => {
      queries.clear()
      queries.setQueryData(['session'], session)
      void navigate({ to: '/', replace: true })
    },
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        accepting.mutate()
      }}
    >
      <Stack>
        <Text>{t('invitation.text', { tenant, role: t(`role.${role}`) })}</Text>
        <TextInput label={t('login.email')} type="email" autoComplete="username" readOnly value={email} />
        <TextInput label={t('invitation.name')} autoComplete="name" required withAsterisk={false} maxLength={100} value={name} onChange={(change) => setName(change.currentTarget.value)} />
        <PasswordInput
          label={t('login.password')}
          description={t('password.rule', { shortest: SHORTEST_PASSWORD })}
          autoComplete="new-password"
          minLength={SHORTEST_PASSWORD}
          required
          withAsterisk={false}
          visibilityToggleButtonProps={{ 'aria-label': t('login.show') }}
          value={password}
          onChange={(change) => setPassword(change.currentTarget.value)}
        />
        {accepting.isError && <Failure failure={accepting.error} />}
        <Button type="submit" size="md" loading={accepting.isPending}>
          {t('invitation.accept')}
        </Button>
      </Stack>
    </form>
  )
}
