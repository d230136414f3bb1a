import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

type Props = { title: string; size?: string; held?: boolean; children: ReactNode; onClose: () => void }

/** A dialog; one that is held does not close by Escape or a click beside it. */
export function Dialog({ title, size, held = false, children, onClose }: Props) {
  const { t } = useTranslation()
  return (
    <Modal.Root opened onClose={onClose} size={size} closeOnClickOutside={!held} closeOnEscape={!held} centered>
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Body>
          <div className="dialog-head">
            <Modal.Title>{title}</Modal.Title>
            <Modal.CloseButton aria-label={t('close')} />
          </div>
          {children}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}
