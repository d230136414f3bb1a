import { ActionIcon, Button, Group, Menu, Stack, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DotsIcon, EditIcon, PlusIcon, TrashIcon } from '../shared/icons.tsx'
import { Problem } from '../shared/problem.ts'
import { removeServer, renameServer, type Server } from './api.ts'
import Enrol from './Enrol.tsx'
import { Dialog } from './Dialog.tsx'
import { Failure } from './Failure.tsx'
import { Typed } from './Typed.tsx'

type Open = 'rename' | 'enrol' | 'remove' | undefined

export default function ServerMenu({ server }: { server: Server }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<Open>()
  const queries = useQueryClient()
  const close = () => setOpen(undefined)
  const removing = useMutation({
    mutationFn: (backups: boolean) => removeServer(server.id, backups),
    onSuccess: () => {
      close()
      return queries.invalidateQueries({ queryKey: ['servers'] })
    },
  })
  const hasBackups = removing.error instanceof Problem && removing.error.code === 'HAS_BACKUPS'
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon variant="subtle" size={36} className="tool above" aria-label={t('servers.actions', { name: server.name })}>
            <DotsIcon />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<EditIcon size={18} />} onClick={() => setOpen('rename')}>
            {t('servers.rename')}
          </Menu.Item>
          <Menu.Item leftSection={<PlusIcon size={18} />} onClick={() => setOpen('enrol')}>
            {t('servers.enrolAgain')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<TrashIcon size={18} />} className="danger" onClick={() => setOpen('remove')}>
            {t('servers.remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {open === 'rename' && <Rename server={server} onClose={close} />}
      {open === 'enrol' && <Enrol server={server} onClose={close} />}
      {open === 'remove' && (
        <Typed
          key={String(hasBackups)}
          title={t('servers.removeAsk', { name: server.name })}
          text={hasBackups ? t('servers.removeBackupsHint') : t('servers.removeHint')}
          expected={server.name}
          action={hasBackups ? t('servers.removeBackups') : t('servers.remove')}
          busy={removing.isPending}
          failure={hasBackups ? undefined : removing.error}
          onConfirm={() => removing.mutate(hasBackups)}
          onClose={close}
        />
      )}
    </>
  )
}

function Rename({ server, onClose }: { server: Server; onClose: () => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [name, setName] = useState(server.name)
  const renaming = useMutation({
    mutationFn: () => renameServer(server.id, name),
    onSuccess: () => {
      onClose()
      return queries.invalidateQueries({ queryKey: ['servers'] })
    },
  })
  return (
    <Dialog title={t('servers.rename')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          renaming.mutate()
        }}
      >
        <Stack>
          <TextInput label={t('servers.name')} data-autofocus required withAsterisk={false} maxLength={64} value={name} onChange={(change) => setName(change.currentTarget.value)} />
          {renaming.isError && <Failure failure={renaming.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={renaming.isPending}>
              {t('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
