import { Button, CopyButton as Copying } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { CheckIcon, CopyIcon } from '../shared/icons.tsx'

export function CopyButton({ value, label, fullWidth }: { value: string; label: string; fullWidth?: boolean }) {
  const { t } = useTranslation()
  return (
    <Copying value={value} timeout={2500}>
      {({ copied, copy }) => (
        <Button variant="light" className="tinted" fullWidth={fullWidth} leftSection={copied ? <CheckIcon size={18} /> : <CopyIcon size={18} />} onClick={copy}>
          <span aria-live="polite">{copied ? t('copied') : label}</span>
        </Button>
      )}
    </Copying>
  )
}
