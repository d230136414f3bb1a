import { Alert, Anchor, Button, Center, Code, Stack, Text, Title } from '@mantine/core'
import { Link, type ErrorComponentProps } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { AlertIcon } from '../shared/icons.tsx'
import { Problem, Unreachable } from '../shared/problem.ts'

/** What went wrong, for a person; with the id that support can look up. */
export function Failure({ failure, again }: { failure: unknown; again?: () => void }) {
  const { t } = useTranslation()
  const problem = failure instanceof Problem ? failure : undefined
  const title = failure instanceof Unreachable ? t('failure.offline') : (problem?.message ?? t('failure.unexpected'))
  return (
    <Alert variant="outline" color="red" className="failure" icon={<AlertIcon />} title={title} role="alert">
      <Stack gap={6} align="flex-start">
        {problem?.details && <Text size="sm">{problem.details}</Text>}
        {problem?.requestId && (
          <Text size="xs">
            {t('failure.request')} <Code>{problem.requestId}</Code>
          </Text>
        )}
        {again && (
          <Button variant="default" size="xs" onClick={again}>
            {t('failure.again')}
          </Button>
        )}
      </Stack>
    </Alert>
  )
}

export function NotFound() {
  const { t } = useTranslation()
  return (
    <Center mih="60vh" p="xl" component="main">
      <Stack align="center" gap="xs">
        <Title order={1} size="h2">
          {t('notFound.title')}
        </Title>
        <Anchor component={Link} to="/servers">
          {t('notFound.home')}
        </Anchor>
      </Stack>
    </Center>
  )
}

export function Crash({ error, reset }: ErrorComponentProps) {
  return (
    <Center mih="60vh" p="xl" component="main">
      <Failure failure={error} again={reset} />
    </Center>
  )
}
