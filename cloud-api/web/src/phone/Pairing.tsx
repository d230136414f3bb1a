import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Ring } from '../shared/Ring.tsx'
import { ShieldIcon } from '../shared/icons.tsx'
import { Problem } from '../shared/problem.ts'
import { collect } from './claiming.ts'
import { Failure } from './Failure.tsx'
import { useNow, usePolled } from './polling.ts'
import { Screen } from './Screen.tsx'
import { forgetClaim, type Claim, type Device } from './store.ts'

const PAUSE = 700
const WINDOW_SECONDS = 120

/** Shows the match code until someone has confirmed it in the panel. */
export function Pairing({ claim, onPaired, onLeave }: { claim: Claim; onPaired: (device: Device) => void; onLeave: () => void }) {
  const { t } = useTranslation()
  const [over, setOver] = useState<Problem>()
  const { data: device, failure } = usePolled(claim.secret, () => collect(claim), over ? 3_600_000 : PAUSE)
  const left = Math.max(0, Math.ceil((Date.parse(claim.confirmBy) - useNow()) / 1000))

  useEffect(() => {
    if (device) onPaired(device)
  }, [device])
  useEffect(() => {
    if (failure instanceof Problem && [403, 404, 410].includes(failure.status)) {
      setOver(failure)
      void forgetClaim()
    }
  }, [failure])

  if (over || left === 0) {
    return (
      <Screen
        title={over?.status === 403 ? t('pairing.denied') : t('pairing.over')}
        actions={
          <button type="button" className="button primary" onClick={onLeave}>
            {t('pairing.restart')}
          </button>
        }
      >
        <p className="lead">{over?.status === 403 ? t('pairing.deniedHint') : t('pairing.overHint')}</p>
      </Screen>
    )
  }
  return (
    <Screen
      icon={
        <span className="badge-icon">
          <ShieldIcon size={36} />
        </span>
      }
      title={t('pairing.title')}
      actions={
        <button type="button" className="button quiet" onClick={onLeave}>
          {t('cancel')}
        </button>
      }
    >
      <p className="code" data-testid="match-code" aria-label={claim.code.split('').join(' ')}>
        {claim.code.slice(0, 3)} {claim.code.slice(3)}
      </p>
      <p className="lead">{t('pairing.explain', { host: claim.host })}</p>
      <p className="waiting">
        <Ring value={(left / WINDOW_SECONDS) * 100} className="ring-small" />
        <span>{t('pairing.waiting', { seconds: left })}</span>
      </p>
      {failure !== undefined && <Failure failure={failure} />}
    </Screen>
  )
}
