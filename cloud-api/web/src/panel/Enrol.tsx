import { Alert, Button, Group, Loader, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CheckIcon } from '../shared/icons.tsx'
import { addServer, inviteAgain, servers, type Invitation, type Server } from './api.ts'
import { CopyButton } from './CopyButton.tsx'
import { Dialog } from './Dialog.tsx'
import { Failure } from './Failure.tsx'

const PAUSE = 2000

/** Names a server, or takes one that has a name, and shows once what to type there. */
export default function Enrol({ server, onClose }: { server?: Server; onClose: () => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const inviting = useMutation({
    mutationFn: () => (server ? inviteAgain(server.id) : addServer(name)),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['servers'] }),
  })
  return (
    // The commands are shown once: a click beside them must not lose them.
    <Dialog held={inviting.data !== undefined} size="lg" title={server ? t('enrol.again', { name: server.name }) : t('servers.add')} onClose={onClose}>
      {inviting.data ? (
        <Install invitation={inviting.data} onClose={onClose} />
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            inviting.mutate()
          }}
        >
          <Stack>
            {server ? (
              <Text size="sm">{t('enrol.againHint')}</Text>
            ) : (
              <TextInput
                label={t('servers.name')}
                description={t('enrol.nameHint')}
                placeholder="web-01"
                data-autofocus
                required
                withAsterisk={false}
                maxLength={64}
                value={name}
                onChange={(change) => setName(change.currentTarget.value)}
              />
            )}
            {inviting.isError && <Failure failure={inviting.error} />}
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                {t('cancel')}
              </Button>
              <Button type="submit" loading={inviting.isPending}>
                {t('enrol.show')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Dialog>
  )
}

function Install({ invitation, onClose }: { invitation: Invitation; onClose: () => void }) {
  const { t } = useTranslation()
  const [online, setOnline] = useState(false)
  const list = useQuery({ queryKey: ['servers'], queryFn: servers, refetchInterval: PAUSE })
  const state = list.data?.find(({ id }) => id === invitation.server.id)?.state
  useEffect(() => {
    if (state === 'online') setOnline(true)
  }, [state])
  return (
    <Stack>
      <Text size="sm">{t('enrol.run')}</Text>
      <pre className="commands" tabIndex={0} aria-label={t('enrol.commands')}>
        {invitation.install}
      </pre>
      <div>
        <CopyButton value={invitation.install} label={t('enrol.copy')} />
      </div>
      <Text size="sm">{t('enrol.asks')}</Text>
      <pre className="commands" tabIndex={0} aria-label={t('enrol.token')}>
        {invitation.enrolment_token}
      </pre>
      <Group justify="space-between">
        <CopyButton value={invitation.enrolment_token} label={t('enrol.copyToken')} />
        <Text size="sm" c="dimmed">
          {t('enrol.once')}
        </Text>
      </Group>
      <Alert variant="outline" className="plain" icon={online ? <CheckIcon /> : <Loader size={18} aria-hidden="true" />} role="status">
        {online ? t('enrol.online', { name: invitation.server.name }) : t('enrol.waiting')}
      </Alert>
      <Group justify="flex-end">
        <Button onClick={onClose}>{t('done')}</Button>
      </Group>
    </Stack>
  )
}
