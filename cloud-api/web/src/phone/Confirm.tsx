import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'

type Props = { title: string; text: string; action: string; danger?: boolean; onConfirm: () => void; onClose: () => void }

/** Asks before something is done. */
export function Confirm({ title, text, action, danger, onConfirm, onClose }: Props) {
  const { t } = useTranslation()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} className="sheet" aria-labelledby="confirm-title" onClose={onClose}>
      <h2 id="confirm-title">{title}</h2>
      <p>{text}</p>
      <div className="sheet-actions">
        <button
          type="button"
          className={danger ? 'button danger' : 'button primary'}
          onClick={() => {
            dialog.current?.close()
            onConfirm()
          }}
        >
          {action}
        </button>
        <button type="button" className="button quiet" onClick={() => dialog.current?.close()}>
          {t('cancel')}
        </button>
      </div>
    </dialog>
  )
}
