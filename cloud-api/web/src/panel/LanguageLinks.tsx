import { Group, UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { chooseLanguage, LANGUAGES, type Language } from '../shared/i18n.ts'
import { languages } from './languages.ts'

export function LanguageLinks() {
  const { t, i18n } = useTranslation()
  return (
    <Group justify="center" mt="lg" gap="lg" role="group" aria-label={t('account.language')}>
      {Object.entries(LANGUAGES).map(([code, name]) => (
        <UnstyledButton
          key={code}
          lang={code}
          className="language"
          aria-pressed={i18n.language === code}
          onClick={() => void chooseLanguage(code as Language, languages)}
        >
          {name}
        </UnstyledButton>
      ))}
    </Group>
  )
}
