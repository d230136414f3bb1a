import { Button, Group, Paper, Stack, Text, Title, UnstyledButton } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CheckIcon, ChevronIcon, PhoneIcon, QrIcon } from '../shared/icons.tsx'
import { Ring } from '../shared/Ring.tsx'
import { AccessFields, USUAL, type Choice } from './AccessFields.tsx'
import { confirmPairing, denyPairing, pair, pairing, type Pairing, type PairingState } from './api.ts'
import { CopyButton } from './CopyButton.tsx'
import { Failure } from './Failure.tsx'

const PAUSE = 800
const OVER = ['collected', 'denied', 'expired', 'replaced']

/** Makes a pairing and leads it to its end. */
export function PairingCard() {
  const { t } = useTranslation()
  const [choice, setChoice] = useState<Choice>(USUAL)
  const making = useMutation({ mutationFn: () => pair({ scopes: choice.scopes, server_ids: choice.servers }) })
  const made = making.data
  return (
    <Paper component="section" className="card pairing" p="xl" aria-labelledby="pair">
      <Title order={2} size="h4" id="pair" ta="center">
        {t('pairing.pair')}
      </Title>
      {made ? (
        <Running key={made.id} pairing={made} busy={making.isPending} onAgain={() => making.mutate()} />
      ) : (
        <Start choice={choice} onChange={setChoice} busy={making.isPending} onStart={() => making.mutate()} />
      )}
      {making.isError && <Failure failure={making.error} />}
    </Paper>
  )
}

type StartProps = { choice: Choice; busy: boolean; onChange: (choice: Choice) => void; onStart: () => void }

function Start({ choice, busy, onChange, onStart }: StartProps) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <Stack align="center" gap="md">
      <span className="empty-icon">
        <QrIcon size={30} />
      </span>
      <Text ta="center" c="dimmed" maw={320}>
        {t('pairing.explain')}
      </Text>
      <Button size="md" leftSection={<QrIcon />} loading={busy} disabled={choice.scopes.length === 0 || choice.servers?.length === 0} onClick={onStart}>
        {t('pairing.generate')}
      </Button>
      <UnstyledButton className="disclosure" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('pairing.access')}
        <ChevronIcon size={18} />
      </UnstyledButton>
      {open && (
        <div className="access">
          <AccessFields choice={choice} onChange={onChange} />
        </div>
      )}
    </Stack>
  )
}

/** Seconds left, counted from when the answer came: the clocks of browser and cloud may differ. */
function useLeft(seconds: number): number {
  const [end] = useState(() => Date.now() + seconds * 1000)
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 250)
    return () => clearInterval(timer)
  }, [])
  return Math.max(0, Math.ceil((end - now) / 1000))
}

function Running({ pairing: made, busy, onAgain }: { pairing: Pairing; busy: boolean; onAgain: () => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const left = useLeft(made.expires_in_seconds)
  const { data, error } = useQuery({
    queryKey: ['pairing', made.id],
    queryFn: () => pairing(made.id),
    refetchInterval: (query) => (query.state.data && OVER.includes(query.state.data.state) ? false : PAUSE),
  })
  const state = data?.state ?? 'waiting'
  useEffect(() => {
    if (state === 'collected' || state === 'confirmed') void queries.invalidateQueries({ queryKey: ['devices'] })
  }, [state, queries])

  if (error) return <Failure failure={error} again={onAgain} />
  if (state === 'claimed' && data) return <Compare state={data} />
  if ((state === 'confirmed' || state === 'collected') && data) return <Paired state={data} onAgain={onAgain} />
  if (state !== 'waiting' || left === 0) return <Over why={state === 'denied' ? 'denied' : state === 'replaced' ? 'replaced' : 'expired'} busy={busy} onAgain={onAgain} />
  return (
    <Stack align="center" gap="md">
      <div className="qr">
        <img src={`data:image/svg+xml,${encodeURIComponent(made.qr_svg)}`} alt={t('pairing.qr')} data-testid="qr" />
      </div>
      <Group gap="md" wrap="nowrap" className="countdown">
        <Ring value={(left / made.expires_in_seconds) * 100} text={String(left)} label={t('pairing.left')} testId="left" />
        <div>
          <Text fw={600}>{t('pairing.scan')}</Text>
          <Text size="sm" c="dimmed">
            {t('pairing.expires', { seconds: left })}
          </Text>
        </div>
      </Group>
      <CopyButton value={made.link} label={t('pairing.copy')} />
    </Stack>
  )
}

function Compare({ state }: { state: PairingState }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const refresh = () => queries.invalidateQueries({ queryKey: ['pairing', state.id] })
  const confirming = useMutation({ mutationFn: () => confirmPairing(state.id), onSettled: refresh })
  const denying = useMutation({ mutationFn: () => denyPairing(state.id), onSettled: refresh })
  const failure = confirming.error ?? denying.error
  const code = state.match_code ?? ''
  return (
    <Stack align="center" gap="md">
      <Group gap="sm" className="claimant">
        <PhoneIcon size={26} />
        <div>
          <Text fw={650}>{state.device?.model}</Text>
          <Text size="sm" c="dimmed">
            {t('pairing.from', { ip: state.device?.ip })}
          </Text>
        </div>
      </Group>
      <p className="match-code" data-testid="match-code" aria-label={code.split('').join(' ')}>
        {code.slice(0, 3)} {code.slice(3)}
      </p>
      <Text ta="center" maw={340}>
        {t('pairing.same')}
      </Text>
      <Group>
        <Button variant="default" size="md" loading={denying.isPending} onClick={() => denying.mutate()}>
          {t('pairing.deny')}
        </Button>
        <Button size="md" loading={confirming.isPending} onClick={() => confirming.mutate()}>
          {t('pairing.confirm')}
        </Button>
      </Group>
      {failure && <Failure failure={failure} />}
    </Stack>
  )
}

function Paired({ state, onAgain }: { state: PairingState; onAgain: () => void }) {
  const { t } = useTranslation()
  return (
    <Stack align="center" gap="md">
      <span className="empty-icon good">
        <CheckIcon size={34} />
      </span>
      <Text fw={650} size="lg" data-testid="paired" role="status">
        {t('pairing.paired', { model: state.device?.model })}
      </Text>
      <Button variant="default" onClick={onAgain}>
        {t('pairing.another')}
      </Button>
    </Stack>
  )
}

function Over({ why, busy, onAgain }: { why: 'denied' | 'expired' | 'replaced'; busy: boolean; onAgain: () => void }) {
  const { t } = useTranslation()
  return (
    <Stack align="center" gap="md">
      <span className="empty-icon">
        <QrIcon size={30} />
      </span>
      <Text ta="center" maw={320} role="status">
        {t(`pairing.${why}`)}
      </Text>
      <Button loading={busy} leftSection={<QrIcon />} onClick={onAgain}>
        {t('pairing.generate')}
      </Button>
    </Stack>
  )
}
