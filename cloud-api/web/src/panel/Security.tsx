import { SimpleGrid } from '@mantine/core'
import { useRouteContext } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { HighSecurity } from './HighSecurity.tsx'
import { Page } from './Page.tsx'
import { Password } from './Password.tsx'
import { SecondFactorCard } from './SecondFactorCard.tsx'
import { Sessions } from './Sessions.tsx'

/** How whoever is logged in proves who they are, and where they are logged in. */
export default function Security() {
  const { t } = useTranslation()
  const { member } = useRouteContext({ from: '/shell' })
  return (
    <Page title={t('security.title')} lead={t('security.lead')}>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        <SecondFactorCard />
        <Password />
        <Sessions />
        {member.role === 'ROOT' && <HighSecurity />}
      </SimpleGrid>
    </Page>
  )
}
