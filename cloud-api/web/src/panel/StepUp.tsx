import { useTranslation } from 'react-i18next'
import { stepUp } from './account.ts'
import Asking from './Asking.tsx'

/** What High Security Mode asks before it lets what was wanted go on. */
export default function StepUp({ onDone }: { onDone: (given: boolean) => void }) {
  const { t } = useTranslation()
  return (
    <Asking
      title={t('stepUp.title')}
      text={t('stepUp.text')}
      action={t('stepUp.go')}
      code
      onProven={async (_, code) => {
        await stepUp(code)
        onDone(true)
      }}
      onClose={() => onDone(false)}
    />
  )
}
