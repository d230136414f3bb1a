import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Invitation } from '../shared/claim.ts'
import { platform } from '../shared/device.ts'
import { CameraIcon, ShareIcon } from '../shared/icons.tsx'
import { Scan } from './Scan.tsx'
import { Screen } from './Screen.tsx'

/** iOS forgets what a site kept after seven idle days, unless the site is on the home screen. */
const mustInstall = () =>
  platform(navigator.userAgent, navigator.maxTouchPoints) === 'ios' && !matchMedia('(display-mode: standalone)').matches

/** What a phone shows that is paired with nothing. */
export function Welcome({ onInvited }: { onInvited: (invitation: Invitation) => void }) {
  const { t } = useTranslation()
  const [scanning, setScanning] = useState(false)
  if (scanning) return <Scan onFound={onInvited} onClose={() => setScanning(false)} />
  return (
    <Screen
      title={t('welcome.title')}
      actions={
        <button type="button" className="button primary" onClick={() => setScanning(true)}>
          <CameraIcon />
          {t('welcome.scan')}
        </button>
      }
    >
      {mustInstall() && (
        <p className="notice">
          <ShareIcon />
          <span>{t('welcome.install')}</span>
        </p>
      )}
      <ol className="steps">
        <li>{t('welcome.step1')}</li>
        <li>{t('welcome.step2')}</li>
        <li>{t('welcome.step3')}</li>
      </ol>
    </Screen>
  )
}
