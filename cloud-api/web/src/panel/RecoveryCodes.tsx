import { Button, Group, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { CopyButton } from './CopyButton.tsx'
import { Dialog } from './Dialog.tsx'

/** Shows the codes once: a click beside them must not lose them. */
export function RecoveryCodes({ codes, onClose }: { codes: string[]; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Dialog held title={t('recovery.title')} onClose={onClose}>
      <Stack>
        <Text size="sm">{t('recovery.text')}</Text>
        <pre className="commands" tabIndex={0} aria-label={t('recovery.title')} data-testid="recovery-codes">
          {codes.join('\n')}
        </pre>
        <Group justify="space-between">
          <CopyButton value={codes.join('\n')} label={t('recovery.copy')} />
          <Button onClick={onClose}>{t('recovery.kept')}</Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
