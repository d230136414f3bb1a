import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DEVICE_SCOPES } from '../shared/device.ts'
import { chooseLanguage, LANGUAGES, type Language } from '../shared/i18n.ts'
import { CheckIcon, CloseIcon } from '../shared/icons.tsx'
import { Confirm } from './Confirm.tsx'
import { languages } from './languages.ts'
import type { Device } from './store.ts'

/** What this phone is and may do. */
export function More({ device, onForget }: { device: Device; onForget: () => void }) {
  const { t, i18n } = useTranslation()
  const [asked, setAsked] = useState(false)
  const lacks = DEVICE_SCOPES.some((scope) => !device.scopes.includes(scope))
  return (
    <>
      <section className="card" aria-labelledby="this-phone">
        <h2 id="this-phone">{t('more.phone')}</h2>
        <dl className="facts">
          <dt>{t('more.host')}</dt>
          <dd>{device.host}</dd>
          <dt>{t('more.key')}</dt>
          <dd className="mono">{device.apiKey.slice(0, 7)}…</dd>
        </dl>
      </section>
      <section className="card" aria-labelledby="may-do">
        <h2 id="may-do">{t('more.scopes')}</h2>
        <ul className="scopes">
          {DEVICE_SCOPES.map((scope) => {
            const granted = device.scopes.includes(scope)
            return (
              <li key={scope} className={granted ? 'granted' : undefined}>
                {granted ? <CheckIcon size={18} /> : <CloseIcon size={18} />}
                <span>{t(`scope.${scope.replace(':', '_')}`)}</span>
                <span className="hidden">{granted ? t('more.granted') : t('more.missing')}</span>
              </li>
            )
          })}
        </ul>
        {lacks && <p className="hint">{t('more.who')}</p>}
      </section>
      <section className="card row">
        <label htmlFor="language">{t('more.language')}</label>
        <select id="language" value={i18n.language} onChange={(change) => void chooseLanguage(change.target.value as Language, languages)}>
          {Object.entries(LANGUAGES).map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </section>
      <button type="button" className="button danger-quiet" onClick={() => setAsked(true)}>
        {t('more.forget')}
      </button>
      {asked && (
        <Confirm
          danger
          title={t('more.forgetAsk')}
          text={t('more.forgetHint')}
          action={t('more.forget')}
          onConfirm={onForget}
          onClose={() => setAsked(false)}
        />
      )}
    </>
  )
}
