import { SimpleGrid, Text } from '@mantine/core'
import { useParams, useRouteContext } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Devices } from './Devices.tsx'
import { NotFound } from './Failure.tsx'
import { Page } from './Page.tsx'
import { PairingCard } from './PairingCard.tsx'

/** Developer, API Management. */
export default function ApiManagement() {
  const { t } = useTranslation()
  const { tab } = useParams({ from: '/shell/developer/api/$tab' })
  const { member } = useRouteContext({ from: '/shell' })
  if (tab !== 'mobile-pairing') return <NotFound />
  if (member.role !== 'ROOT') {
    return (
      <Page title={t('pairing.title')}>
        <Text c="dimmed">{t('pairing.rootOnly')}</Text>
      </Page>
    )
  }
  return (
    <Page title={t('pairing.title')} lead={t('pairing.lead')}>
      <SimpleGrid cols={1} spacing="md" className="pairing-grid">
        <PairingCard />
        <Devices />
      </SimpleGrid>
    </Page>
  )
}
