import { Button, Paper, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState, type SubmitEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Mark } from '../shared/icons.tsx'
import { Problem } from '../shared/problem.ts'
import { logIn } from './api.ts'
import { CodeField } from './CodeField.tsx'
import { Failure } from './Failure.tsx'
import { LanguageLinks } from './LanguageLinks.tsx'

export default function Login() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { to, code } = useSearch({ from: '/login' })
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [asked, setAsked] = useState(false)
  const [digits, setDigits] = useState('')
  const entering = useMutation({
    mutationFn: () => logIn(email, password, digits),
    onError: (failure) => {
      if (isQuestion(failure)) setAsked(true)
    },
    onSuccess: (session) => {
      queries.setQueryData(['session'], session)
      void navigate({ to: to ?? '/servers', search: code ? { code } : {}, replace: true })
    },
  })
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    entering.mutate()
  }
  return (
    <main className="login">
      <div className="login-box">
        <Stack align="center" gap={10} mb="lg">
          <Mark size={56} />
          <Title order={1} size={26}>
            {t('login.title')}
          </Title>
          <Text c="dimmed" ta="center">
            {t('login.about')}
          </Text>
        </Stack>
        <Paper component="form" className="card" p="xl" onSubmit={submit}>
          <Stack>
            <TextInput
              label={t('login.email')}
              type="email"
              autoComplete="username"
              required
              withAsterisk={false}
              size="md"
              autoFocus
              value={email}
              onChange={(change) => setEmail(change.currentTarget.value)}
            />
            <PasswordInput
              label={t('login.password')}
              autoComplete="current-password"
              required
              withAsterisk={false}
              size="md"
              visibilityToggleButtonProps={{ 'aria-label': t('login.show') }}
              value={password}
              onChange={(change) => setPassword(change.currentTarget.value)}
            />
            {asked && <CodeField recovery value={digits} onChange={setDigits} />}
            {entering.isError && !isQuestion(entering.error) && <Failure failure={entering.error} />}
            <Button type="submit" size="md" loading={entering.isPending} mt={4}>
              {t('login.enter')}
            </Button>
          </Stack>
        </Paper>
        <LanguageLinks />
      </div>
    </main>
  )
}

/** Whether the answer only asks for the code. */
const isQuestion = (failure: unknown) => failure instanceof Problem && failure.code === 'CODE_REQUIRED'
