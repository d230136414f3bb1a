import { Paper, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'

type Props = { id: string; title: string; text?: string; children: ReactNode }

/** A part of a page under its own heading. */
export function Card({ id, title, text, children }: Props) {
  return (
    <Paper component="section" className="card" p="lg" aria-labelledby={id}>
      <Stack>
        <Title order={2} size="h4" id={id}>
          {title}
        </Title>
        {text && (
          <Text size="sm" c="dimmed">
            {text}
          </Text>
        )}
        {children}
      </Stack>
    </Paper>
  )
}
