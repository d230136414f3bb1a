import { ActionIcon, Button, Group, Menu, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { BanIcon, DotsIcon, EditIcon, RestartIcon, TrashIcon } from '../shared/icons.tsx'
import { AccessFields, type Choice } from './AccessFields.tsx'
import { deleteDevice, editDevice, restoreDevice, revokeDevice, type Device } from './api.ts'
import { Dialog } from './Dialog.tsx'
import { Failure } from './Failure.tsx'
import { Typed } from './Typed.tsx'

type Open = 'edit' | 'revoke' | 'restore' | 'delete' | undefined

/** A change to a device; the list is read again whatever came of it. */
function useChange(change: () => Promise<unknown>, onDone: () => void) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: onDone,
    onSettled: () => queries.invalidateQueries({ queryKey: ['devices'] }),
  })
}

export function DeviceMenu({ device }: { device: Device }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<Open>()
  const close = () => setOpen(undefined)
  const deleting = useChange(() => deleteDevice(device.id), close)
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon variant="subtle" size={40} className="tool" aria-label={t('devices.menu', { name: device.name })}>
            <DotsIcon />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<EditIcon size={18} />} onClick={() => setOpen('edit')}>
            {t('devices.edit')}
          </Menu.Item>
          {device.status === 'revoked' ? (
            <Menu.Item leftSection={<RestartIcon size={18} />} onClick={() => setOpen('restore')}>
              {t('devices.restore')}
            </Menu.Item>
          ) : (
            <Menu.Item leftSection={<BanIcon size={18} />} onClick={() => setOpen('revoke')}>
              {t('devices.revoke')}
            </Menu.Item>
          )}
          <Menu.Divider />
          <Menu.Item leftSection={<TrashIcon size={18} />} className="danger" onClick={() => setOpen('delete')}>
            {t('devices.delete')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {open === 'edit' && <Edit device={device} onClose={close} />}
      {open === 'revoke' && <Revoke device={device} onClose={close} />}
      {open === 'restore' && <Restore device={device} onClose={close} />}
      {open === 'delete' && (
        <Typed
          title={t('devices.deleteAsk', { name: device.name })}
          text={t('devices.deleteHint')}
          expected={device.name}
          action={t('devices.delete')}
          busy={deleting.isPending}
          failure={deleting.error}
          onConfirm={() => deleting.mutate()}
          onClose={close}
        />
      )}
    </>
  )
}

type Props = { device: Device; onClose: () => void }

function Edit({ device, onClose }: Props) {
  const { t } = useTranslation()
  const [name, setName] = useState(device.name)
  const [choice, setChoice] = useState<Choice>({
    scopes: device.scopes,
    servers: device.server_ids ?? undefined,
  })
  const saving = useChange(
    () => editDevice(device.id, { name, scopes: choice.scopes, ...(choice.servers ? { server_ids: choice.servers } : {}) }),
    onClose,
  )
  return (
    <Asked title={t('devices.edit')} action={t('save')} busy={saving.isPending} failure={saving.error} disabled={choice.scopes.length === 0 || choice.servers?.length === 0} onConfirm={() => saving.mutate()} onClose={onClose}>
      <TextInput label={t('devices.name')} required withAsterisk={false} maxLength={64} value={name} onChange={(change) => setName(change.currentTarget.value)} />
      <AccessFields choice={choice} onChange={setChoice} />
    </Asked>
  )
}

function Revoke({ device, onClose }: Props) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const revoking = useChange(() => revokeDevice(device.id, reason.trim()), onClose)
  return (
    <Asked title={t('devices.revokeAsk', { name: device.name })} action={t('devices.revoke')} danger busy={revoking.isPending} failure={revoking.error} onConfirm={() => revoking.mutate()} onClose={onClose}>
      <Text size="sm">{t('devices.revokeHint')}</Text>
      <TextInput label={t('devices.reason')} maxLength={200} data-autofocus value={reason} onChange={(change) => setReason(change.currentTarget.value)} />
    </Asked>
  )
}

function Restore({ device, onClose }: Props) {
  const { t } = useTranslation()
  const restoring = useChange(() => restoreDevice(device.id), onClose)
  return (
    <Asked title={t('devices.restoreAsk', { name: device.name })} action={t('devices.restore')} busy={restoring.isPending} failure={restoring.error} onConfirm={() => restoring.mutate()} onClose={onClose}>
      <Text size="sm">{t('devices.restoreHint')}</Text>
    </Asked>
  )
}

type AskedProps = {
  title: string
  action: string
  danger?: boolean
  disabled?: boolean
  busy: boolean
  failure: unknown
  children: React.ReactNode
  onConfirm: () => void
  onClose: () => void
}

function Asked({ title, action, danger, disabled, busy, failure, children, onConfirm, onClose }: AskedProps) {
  const { t } = useTranslation()
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          onConfirm()
        }}
      >
        <Stack>
          {children}
          {Boolean(failure) && <Failure failure={failure} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" className={danger ? 'danger-button' : undefined} disabled={disabled} loading={busy}>
              {action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
