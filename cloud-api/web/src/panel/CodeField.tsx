import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'

type Props = { value: string; recovery?: boolean; onChange: (code: string) => void }

/** A code of the second factor; where that is allowed, a recovery code too. */
export function CodeField({ value, recovery = false, onChange }: Props) {
  const { t } = useTranslation()
  return (
    <TextInput
      label={t('code.label')}
      description={recovery ? t('code.orRecovery') : t('code.hint')}
      autoComplete="one-time-code"
      inputMode={recovery ? 'text' : 'numeric'}
      autoCapitalize="none"
      spellCheck={false}
      required
      withAsterisk={false}
      size="md"
      data-autofocus
      autoFocus
      value={value}
      onChange={(change) => onChange(change.currentTarget.value.trim())}
    />
  )
}
