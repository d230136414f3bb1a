import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Invitation } from '../shared/claim.ts'
import { BanIcon, CameraIcon } from '../shared/icons.tsx'
import type { Connection } from './connection.ts'
import { usePolled } from './polling.ts'
import { Scan } from './Scan.tsx'
import { Screen } from './Screen.tsx'

const PAUSE = 10_000
const HOUR = 3_600_000

type Props = {
  connection: Connection
  standing: 'revoked' | 'unknown'
  onForget: () => void
  onInvited: (invitation: Invitation) => void
}

/** The cloud turned this phone away. A revoked one keeps asking, because it may be restored. */
export function Unpaired({ connection, standing, onForget, onInvited }: Props) {
  const { t } = useTranslation()
  const [scanning, setScanning] = useState(false)
  usePolled(standing, () => connection.get('/v1/me'), standing === 'revoked' ? PAUSE : HOUR)
  if (scanning) return <Scan onFound={onInvited} onClose={() => setScanning(false)} />
  return (
    <Screen
      icon={
        <span className="badge-icon danger">
          <BanIcon size={36} />
        </span>
      }
      title={t(`unpaired.${standing}`)}
      actions={
        <>
          <button type="button" className="button primary" onClick={() => setScanning(true)}>
            <CameraIcon />
            {t('unpaired.again')}
          </button>
          <button type="button" className="button quiet" onClick={onForget}>
            {t('unpaired.forget')}
          </button>
        </>
      }
    >
      <p className="lead" data-testid="standing">
        {t(`unpaired.${standing}Hint`, { host: connection.device.host })}
      </p>
    </Screen>
  )
}
