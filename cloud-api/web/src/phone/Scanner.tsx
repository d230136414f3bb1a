import QrScanner from 'qr-scanner'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readLink, type Invitation } from '../shared/claim.ts'

export type ScanProps = { onFound: (invitation: Invitation) => void; onClose: () => void }

/** The camera, until it sees a pairing code. */
export default function Scanner({ onFound, onClose }: ScanProps) {
  const { t } = useTranslation()
  const video = useRef<HTMLVideoElement>(null)
  const [trouble, setTrouble] = useState<'camera' | 'foreign' | undefined>()
  const found = useRef(onFound)
  found.current = onFound

  useEffect(() => {
    let over = false
    const seen = (text: string) => {
      const invitation = readLink(text)
      if (over) return
      if (!invitation) setTrouble('foreign')
      else {
        over = true
        found.current(invitation)
      }
    }
    const scanner = new QrScanner(video.current!, ({ data }) => seen(data), {
      preferredCamera: 'environment',
      maxScansPerSecond: 15,
      returnDetailedScanResult: true,
      // The whole picture: people hold phones at any distance.
      calculateScanRegion: ({ videoWidth, videoHeight }) => ({
        width: videoWidth,
        height: videoHeight,
        downScaledWidth: Math.min(800, videoWidth),
        downScaledHeight: Math.round((videoHeight * Math.min(800, videoWidth)) / videoWidth),
      }),
    })
    scanner.start().catch(() => !over && setTrouble('camera'))
    return () => {
      over = true
      scanner.destroy()
    }
  }, [])

  return (
    <main className="scanner" aria-label={t('scan.title')}>
      {/* The camera's own picture has nothing to be captioned. */}
      <video ref={video} muted playsInline aria-label={t('scan.picture')} />
      <div className="scanner-frame" aria-hidden="true" />
      <div className="scanner-bar">
        <h1>{t('scan.title')}</h1>
        <p role="status">{trouble ? t(`scan.${trouble}`) : t('scan.hint')}</p>
        <button type="button" className="button light" onClick={onClose}>
          {t('cancel')}
        </button>
      </div>
    </main>
  )
}
