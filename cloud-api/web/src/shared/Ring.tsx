import type { CSSProperties } from 'react'

type Props = { value: number; text?: string; label?: string; className?: string; testId?: string }

/** A ring that fills clockwise from the top; with a text it is a picture that says so. */
export function Ring({ value, text, label, className = 'ring', testId }: Props) {
  const shown = Math.min(100, Math.max(0, value))
  const told = text ? { role: 'img', 'aria-label': `${label ?? ''} ${text}`.trim() } : { 'aria-hidden': true }
  return (
    <div className={className} data-testid={testId} data-value={Math.round(value)} {...told}>
      <span className="ring-line" style={{ '--value': shown } as CSSProperties} />
      {text && <span className="ring-text">{text}</span>}
    </div>
  )
}
