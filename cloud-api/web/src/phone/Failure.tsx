import { useTranslation } from 'react-i18next'
import { Problem, Unreachable } from '../shared/problem.ts'

/** What went wrong, for a person; with the id that support can look up. */
export function Failure({ failure, again }: { failure: unknown; again?: () => void }) {
  const { t } = useTranslation()
  const problem = failure instanceof Problem ? failure : undefined
  return (
    <div className="failure" role="alert">
      <p>
        <strong>{failure instanceof Unreachable ? t('failure.offline') : (problem?.message ?? t('failure.unexpected'))}</strong>
      </p>
      {problem?.details && <p>{problem.details}</p>}
      {problem?.requestId && <p className="request-id">{t('failure.request', { id: problem.requestId })}</p>}
      {again && (
        <button type="button" className="button quiet" onClick={again}>
          {t('failure.again')}
        </button>
      )}
    </div>
  )
}
