import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Invitation } from '../shared/claim.ts'
import { claim } from './claiming.ts'
import { Failure } from './Failure.tsx'
import { Screen } from './Screen.tsx'
import type { Claim } from './store.ts'

type Props = { invitation: Invitation; onClaimed: (claim: Claim) => void; onLeave: () => void }

/** Asks before the token is spent: a preview of the link must not spend it. */
export function Invited({ invitation, onClaimed, onLeave }: Props) {
  const { t } = useTranslation()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>()
  const foreign = invitation.host !== location.host

  const connect = async () => {
    setBusy(true)
    setFailure(undefined)
    try {
      onClaimed(await claim(invitation))
    } catch (thrown) {
      setFailure(thrown)
      setBusy(false)
    }
  }
  return (
    <Screen
      title={t('invited.title', { host: invitation.host })}
      actions={
        <>
          {!foreign && (
            <button type="button" className="button primary" disabled={busy} onClick={() => void connect()}>
              {busy ? t('invited.connecting') : t('invited.connect')}
            </button>
          )}
          <button type="button" className="button quiet" onClick={onLeave}>
            {t('cancel')}
          </button>
        </>
      }
    >
      <p className="lead">{foreign ? t('invited.foreign', { host: invitation.host }) : t('invited.explain')}</p>
      {failure !== undefined && <Failure failure={failure} />}
    </Screen>
  )
}
