import { Button, NativeSelect, Paper, Skeleton, Stack, Text, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouteContext } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as format from '../shared/format.ts'
import { PlusIcon } from '../shared/icons.tsx'
import { changeRole, given, invitations, members, removeMember, withdraw, type Invited, type Person, type Role } from './account.ts'
import { Failure } from './Failure.tsx'
import Invite from './Invite.tsx'
import { Page } from './Page.tsx'
import { Typed } from './Typed.tsx'

/** The members of the tenant, and whom they invited. */
export default function Users() {
  const { t } = useTranslation()
  const [inviting, setInviting] = useState(false)
  const people = useQuery({ queryKey: ['members'], queryFn: members })
  const invited = useQuery({ queryKey: ['invitations'], queryFn: invitations })
  const add = (
    <Button leftSection={<PlusIcon size={18} />} onClick={() => setInviting(true)}>
      {t('users.invite')}
    </Button>
  )
  return (
    <Page title={t('users.title')} lead={t('users.lead')} actions={add}>
      <Stack>
        <Paper component="section" className="card" aria-labelledby="members">
          <Title order={2} size="h4" id="members" className="card-title">
            {t('users.members')}
          </Title>
          {people.isError && <Failure failure={people.error} again={() => void people.refetch()} />}
          {people.isPending && <Skeleton h={80} m="md" aria-hidden="true" />}
          <Stack gap={0} component="ul" className="device-list">
            {people.data?.map((person) => (
              <Member key={person.id} person={person} />
            ))}
          </Stack>
        </Paper>
        {invited.data && invited.data.length > 0 && (
          <Paper component="section" className="card" aria-labelledby="invitations">
            <Title order={2} size="h4" id="invitations" className="card-title">
              {t('users.invited')}
            </Title>
            <Stack gap={0} component="ul" className="device-list">
              {invited.data.map((one) => (
                <Waiting key={one.id} invited={one} />
              ))}
            </Stack>
          </Paper>
        )}
      </Stack>
      {inviting && <Invite onClose={() => setInviting(false)} />}
    </Page>
  )
}

function Member({ person }: { person: Person }) {
  const { t } = useTranslation()
  const { member } = useRouteContext({ from: '/shell' })
  const queries = useQueryClient()
  const again = () => queries.invalidateQueries({ queryKey: ['members'] })
  const [removing, setRemoving] = useState(false)
  const changing = useMutation({ mutationFn: (role: Role) => changeRole(person.id, role), onSuccess: again })
  const leaving = useMutation({
    mutationFn: () => removeMember(person.id),
    onSuccess: () => {
      setRemoving(false)
      return again()
    },
  })
  const roles = given(member.role)
  const mayDecide = roles.includes(person.role) && person.id !== member.id
  return (
    <li data-testid={`member-${person.email}`}>
      <div>
        <Text fw={600}>{person.name || person.email}</Text>
        <Text size="sm" c="dimmed">
          {[person.email, t(person.second_factor ? 'users.safe' : 'users.unsafe')].join(' · ')}
        </Text>
        {changing.isError && <Failure failure={changing.error} />}
      </div>
      <Stack gap={6} align="flex-end">
        {mayDecide ? (
          <>
            <NativeSelect
              aria-label={t('users.roleOf', { name: person.email })}
              data={roles.map((role) => ({ value: role, label: t(`role.${role}`) }))}
              value={person.role}
              onChange={(change) => changing.mutate(change.currentTarget.value as Role)}
            />
            <Button variant="subtle" size="xs" className="danger-text" onClick={() => setRemoving(true)} aria-label={t('users.removeThis', { name: person.email })}>
              {t('users.remove')}
            </Button>
          </>
        ) : (
          <Text size="sm">{t(`role.${person.role}`)}</Text>
        )}
      </Stack>
      {removing && (
        <Typed
          title={t('users.removeAsk', { name: person.email })}
          text={t('users.removeHint')}
          expected={person.email}
          action={t('users.remove')}
          busy={leaving.isPending}
          failure={leaving.error}
          onConfirm={() => leaving.mutate()}
          onClose={() => setRemoving(false)}
        />
      )}
    </li>
  )
}

function Waiting({ invited }: { invited: Invited }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const withdrawing = useMutation({
    mutationFn: () => withdraw(invited.id),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['invitations'] }),
  })
  return (
    <li>
      <div>
        <Text fw={600}>{invited.email}</Text>
        <Text size="sm" c="dimmed">
          {[t(`role.${invited.role}`), invited.status === 'open' ? t('users.until', { date: format.moment(invited.expires_at) }) : t('state.expired')].join(' · ')}
        </Text>
        {withdrawing.isError && <Failure failure={withdrawing.error} />}
      </div>
      <Button variant="default" size="xs" loading={withdrawing.isPending} onClick={() => withdrawing.mutate()} aria-label={t('users.withdrawThis', { name: invited.email })}>
        {t('users.withdraw')}
      </Button>
    </li>
  )
}
