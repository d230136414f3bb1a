import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouteContext } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { given, invite, type Role } from './account.ts'
import { CopyButton } from './CopyButton.tsx'
import { Dialog } from './Dialog.tsx'
import { Failure } from './Failure.tsx'

/** Who is invited as what; then the link, this once. */
export default function Invite({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const { member } = useRouteContext({ from: '/shell' })
  const queries = useQueryClient()
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<Role>('USER')
  const inviting = useMutation({
    mutationFn: () => invite(email, role),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['invitations'] }),
  })
  return (
    <Dialog held={inviting.data !== undefined} title={t('users.invite')} onClose={onClose}>
      {inviting.data ? (
        <Stack>
          <Text size="sm">{t('users.link', { email })}</Text>
          <pre className="commands" tabIndex={0} aria-label={t('users.linkLabel')} data-testid="invitation-link">
            {inviting.data.link}
          </pre>
          <Group justify="space-between">
            <CopyButton value={inviting.data.link} label={t('users.copy')} />
            <Button onClick={onClose}>{t('done')}</Button>
          </Group>
        </Stack>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            inviting.mutate()
          }}
        >
          <Stack>
            <TextInput label={t('login.email')} type="email" data-autofocus required withAsterisk={false} value={email} onChange={(change) => setEmail(change.currentTarget.value)} />
            <NativeSelect
              label={t('users.role')}
              description={t(`roleHint.${role}`)}
              data={given(member.role).map((one) => ({ value: one, label: t(`role.${one}`) }))}
              value={role}
              onChange={(change) => setRole(change.currentTarget.value as Role)}
            />
            {inviting.isError && <Failure failure={inviting.error} />}
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                {t('cancel')}
              </Button>
              <Button type="submit" loading={inviting.isPending}>
                {t('users.show')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Dialog>
  )
}
