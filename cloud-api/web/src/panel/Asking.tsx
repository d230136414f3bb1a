import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CodeField } from './CodeField.tsx'
import { Dialog } from './Dialog.tsx'
import { Failure } from './Failure.tsx'

type Props = {
  title: string
  text: string
  action: string
  password?: boolean
  code?: boolean
  onProven: (password: string, code: string) => Promise<unknown>
  onClose: () => void
}

/** Asks for what proves once more who is there, and does what was wanted with it. */
export default function Asking({ title, text, action, password = false, code = false, onProven, onClose }: Props) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const [digits, setDigits] = useState('')
  const proving = useMutation({ mutationFn: () => onProven(typed, digits) })
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          proving.mutate()
        }}
      >
        <Stack>
          <Text size="sm">{text}</Text>
          {password && (
            <PasswordInput
              label={t('login.password')}
              autoComplete="current-password"
              required
              withAsterisk={false}
              data-autofocus
              visibilityToggleButtonProps={{ 'aria-label': t('login.show') }}
              value={typed}
              onChange={(change) => setTyped(change.currentTarget.value)}
            />
          )}
          {code && <CodeField recovery value={digits} onChange={setDigits} />}
          {proving.isError && <Failure failure={proving.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={proving.isPending}>
              {action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
