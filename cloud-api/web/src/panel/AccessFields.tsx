import { Checkbox, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { DEVICE_SCOPES } from '../shared/device.ts'
import { servers } from './api.ts'

/** What is ticked: scopes, and ids of servers; undefined servers are all there are. */
export type Choice = { scopes: string[]; servers: number[] | undefined }

/** What a new phone may do unless someone says otherwise: everything but open a terminal. */
export const USUAL: Choice = { scopes: DEVICE_SCOPES.filter((scope) => scope !== 'terminal:access'), servers: undefined }

export function AccessFields({ choice, onChange }: { choice: Choice; onChange: (choice: Choice) => void }) {
  const { t } = useTranslation()
  const list = useQuery({ queryKey: ['servers'], queryFn: servers })
  const all = list.data ?? []
  return (
    <Stack gap="md">
      <Checkbox.Group label={t('access.scopes')} value={choice.scopes} onChange={(scopes) => onChange({ ...choice, scopes })}>
        <Stack gap={8} mt="xs">
          {DEVICE_SCOPES.map((scope) => (
            <Checkbox
              key={scope}
              value={scope}
              label={t(`scope.${scope.replace(':', '_')}`)}
              description={scope === 'terminal:access' ? t('access.terminal') : undefined}
            />
          ))}
        </Stack>
      </Checkbox.Group>
      {all.length > 1 && (
        <Checkbox.Group
          label={t('access.servers')}
          value={(choice.servers ?? all.map(({ id }) => id)).map(String)}
          onChange={(ids) => onChange({ ...choice, servers: ids.map(Number) })}
        >
          <Stack gap={8} mt="xs">
            {all.map(({ id, name }) => (
              <Checkbox key={id} value={String(id)} label={name} />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
      {choice.scopes.length === 0 && (
        <Text size="sm" c="error">
          {t('access.empty')}
        </Text>
      )}
    </Stack>
  )
}
