import { Box, Group, Text, Title } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import type { ReactNode } from 'react'

type Props = { title: string; lead?: string; above?: ReactNode; actions?: ReactNode; children: ReactNode }

/** The head of a page, and its title in the browser's tab. */
export function Page({ title, lead, above, actions, children }: Props) {
  useDocumentTitle(`${title} · Bowline`)
  return (
    <Box className="page">
      {above}
      <Group justify="space-between" align="flex-end" mb="lg" gap="sm">
        <div>
          <Title order={1} className="page-title">
            {title}
          </Title>
          {lead && (
            <Text c="dimmed" mt={4}>
              {lead}
            </Text>
          )}
        </div>
        {actions}
      </Group>
      {children}
    </Box>
  )
}
