import { Button, Group, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { beginFactor, confirmFactor } from './account.ts'
import Asking from './Asking.tsx'
import { CodeField } from './CodeField.tsx'
import { CopyButton } from './CopyButton.tsx'
import { Dialog } from './Dialog.tsx'
import { Failure } from './Failure.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'

type Begun = { secret: string; qr_svg: string }

/** Password, picture for the app, first code, recovery codes. */
export function FactorSetup({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const [begun, setBegun] = useState<Begun>()
  const [codes, setCodes] = useState<string[]>()
  if (codes) return <RecoveryCodes codes={codes} onClose={onClose} />
  if (begun) return <Scanning begun={begun} onCodes={setCodes} onClose={onClose} />
  return (
    <Asking
      title={t('factor.on')}
      text={t('factor.password')}
      action={t('factor.next')}
      password
      onProven={async (password) => setBegun(await beginFactor(password))}
      onClose={onClose}
    />
  )
}

type ScanningProps = { begun: Begun; onCodes: (codes: string[]) => void; onClose: () => void }

function Scanning({ begun, onCodes, onClose }: ScanningProps) {
  const { t } = useTranslation()
  const [code, setCode] = useState('')
  const confirming = useMutation({ mutationFn: () => confirmFactor(code), onSuccess: (made) => onCodes(made.recovery_codes) })
  return (
    <Dialog held title={t('factor.on')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          confirming.mutate()
        }}
      >
        <Stack align="stretch">
          <Text size="sm">{t('factor.scan')}</Text>
          <div className="qr">
            <img src={`data:image/svg+xml,${encodeURIComponent(begun.qr_svg)}`} alt={t('factor.qr')} />
          </div>
          <Text size="sm">{t('factor.type')}</Text>
          <pre className="commands" tabIndex={0} aria-label={t('factor.secret')} data-testid="totp-secret">
            {begun.secret}
          </pre>
          <div>
            <CopyButton value={begun.secret} label={t('factor.copy')} />
          </div>
          <CodeField value={code} onChange={setCode} />
          {confirming.isError && <Failure failure={confirming.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={confirming.isPending}>
              {t('factor.on')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
