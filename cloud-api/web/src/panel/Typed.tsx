import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from './Dialog.tsx'
import { Failure } from './Failure.tsx'

type Props = {
  title: string
  text: string
  expected: string
  action: string
  busy: boolean
  failure: unknown
  onConfirm: () => void
  onClose: () => void
}

/** Asks for the name of what is about to be gone for good. */
export function Typed({ title, text, expected, action, busy, failure, onConfirm, onClose }: Props) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (typed === expected) onConfirm()
        }}
      >
        <Stack>
          <Text size="sm">{text}</Text>
          <TextInput label={t('typed', { name: expected })} data-autofocus autoComplete="off" value={typed} onChange={(change) => setTyped(change.currentTarget.value)} />
          {Boolean(failure) && <Failure failure={failure} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" className="danger-button" disabled={typed !== expected} loading={busy}>
              {action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
