import { Button, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useRouteContext, useSearch } from '@tanstack/react-router'
import { useState, type SubmitEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { ago } from '../shared/format.ts'
import { AlertIcon, CheckIcon } from '../shared/icons.tsx'
import { approveLogin, denyLogin, loginRequest, type LoginRequest } from './api.ts'
import { Failure } from './Failure.tsx'
import { Page } from './Page.tsx'

const LETTERS = 8

/** Where a member types the code that `bowline login` shows, sees who asks, and decides. */
export default function CommandLineLogin() {
  const { t } = useTranslation()
  const { code } = useSearch({ from: '/shell/login/device' })
  const looking = useMutation({ mutationFn: loginRequest })
  return (
    <Page title={t('cli.title')} lead={t('cli.lead')}>
      <Paper component="section" className="card" p="xl" maw={520}>
        {looking.data ? <Asking request={looking.data} /> : <Typing shown={code ?? ''} busy={looking.isPending} failure={looking.error} onTyped={looking.mutate} />}
      </Paper>
    </Page>
  )
}

type TypingProps = { shown: string; busy: boolean; failure: unknown; onTyped: (code: string) => void }

/** A code from a link is not used before the member has compared it. */
function Typing({ shown, busy, failure, onTyped }: TypingProps) {
  const { t } = useTranslation()
  const [code, setCode] = useState(shown.toUpperCase())
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    onTyped(code)
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label={t('cli.code')}
          description={t('cli.codeHint')}
          placeholder="XXXX-XXXX"
          size="lg"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          autoFocus
          value={code}
          onChange={(change) => setCode(change.currentTarget.value.toUpperCase())}
        />
        {failure != null && <Failure failure={failure} />}
        <Button type="submit" size="md" loading={busy} disabled={code.replace(/[^A-Z]/g, '').length !== LETTERS}>
          {t('cli.next')}
        </Button>
      </Stack>
    </form>
  )
}

function Asking({ request }: { request: LoginRequest }) {
  const { t } = useTranslation()
  const { member } = useRouteContext({ from: '/shell' })
  const approving = useMutation({ mutationFn: () => approveLogin(request.user_code) })
  const denying = useMutation({ mutationFn: () => denyLogin(request.user_code) })
  const failure = approving.error ?? denying.error
  if (approving.isSuccess) return <Decided icon={<CheckIcon size={34} />} good text={t('cli.approved', { host: request.host_name })} />
  if (denying.isSuccess) return <Decided icon={<AlertIcon size={34} />} text={t('cli.denied')} />
  return (
    <Stack>
      <Title order={2} size="h4">
        {t('cli.asks', { client: request.client, host: request.host_name })}
      </Title>
      <Text c="dimmed">{t('cli.from', { ip: request.ip, age: ago(request.requested_at) })}</Text>
      <Text>{t('cli.means', { email: member.email })}</Text>
      <Text fw={600}>{t('cli.yours', { code: request.user_code })}</Text>
      {failure && <Failure failure={failure} />}
      <Group>
        <Button variant="default" size="md" loading={denying.isPending} onClick={() => denying.mutate()}>
          {t('cli.deny')}
        </Button>
        <Button size="md" loading={approving.isPending} onClick={() => approving.mutate()}>
          {t('cli.approve')}
        </Button>
      </Group>
    </Stack>
  )
}

function Decided({ icon, good, text }: { icon: React.ReactNode; good?: boolean; text: string }) {
  return (
    <Stack align="center">
      <span className={good ? 'empty-icon good' : 'empty-icon'}>{icon}</span>
      <Text ta="center" fw={600} role="status" data-testid="decided">
        {text}
      </Text>
    </Stack>
  )
}
