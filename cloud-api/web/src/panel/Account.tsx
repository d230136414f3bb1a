import { ActionIcon, Menu } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { chooseLanguage, LANGUAGES, type Language } from '../shared/i18n.ts'
import { CheckIcon, LogoutIcon, MoreIcon } from '../shared/icons.tsx'
import { logOut } from './api.ts'
import { languages } from './languages.ts'

/** Who is logged in, the language, and the way out. */
export default function Account({ email }: { email: string }) {
  const { t, i18n } = useTranslation()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const leave = async () => {
    await logOut()
    queries.clear()
    queries.setQueryData(['session'], null)
    await navigate({ to: '/login' })
  }
  return (
    <Menu position="bottom-end" width={240} withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" size={40} className="tool" aria-label={t('account.title')}>
          <MoreIcon />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{email}</Menu.Label>
        <Menu.Divider />
        {Object.entries(LANGUAGES).map(([code, name]) => (
          <Menu.Item
            key={code}
            lang={code}
            rightSection={i18n.language === code ? <CheckIcon size={16} /> : undefined}
            onClick={() => void chooseLanguage(code as Language, languages)}
          >
            {name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<LogoutIcon size={18} />} onClick={() => void leave()}>
          {t('account.leave')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
