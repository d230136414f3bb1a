import { Alert, Button, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { AlertIcon } from '../shared/icons.tsx'
import { confirmSuccessor, type Server } from './api.ts'
import { Failure } from './Failure.tsx'

/** Another machine has taken the server's place: it gets at the backups only if a person says so. */
export function Successor({ server }: { server: Server }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const confirming = useMutation({
    mutationFn: () => confirmSuccessor(server.id),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['servers'] }),
  })
  return (
    <Alert variant="outline" color="yellow" className="failure" mb="md" icon={<AlertIcon />} title={t('successor.title')}>
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{t('successor.text', { name: server.hostname ?? server.name })}</Text>
        {confirming.isError && <Failure failure={confirming.error} />}
        <Button loading={confirming.isPending} onClick={() => confirming.mutate()}>
          {t('successor.confirm')}
        </Button>
      </Stack>
    </Alert>
  )
}
