import { useTranslation } from 'react-i18next'

const TONES: Record<string, string> = { online: 'good', active: 'good', offline: 'bad', revoked: 'bad', expired: 'bad', pending: 'warn' }

/** A state as a word with a dot in its colour. */
export function State({ state }: { state: string }) {
  const { t } = useTranslation()
  return <span className={`state ${TONES[state] ?? ''}`}>{t(`state.${state}`, state)}</span>
}
