import type { ReactNode } from 'react'
import { Mark } from '../shared/icons.tsx'

/** A screen with one thing to do. */
export function Screen({ icon, title, children, actions }: { icon?: ReactNode; title: string; children: ReactNode; actions?: ReactNode }) {
  return (
    <main className="screen">
      <div className="screen-body">
        <div className="screen-icon">{icon ?? <Mark size={72} />}</div>
        <h1>{title}</h1>
        {children}
      </div>
      <div className="screen-actions">{actions}</div>
    </main>
  )
}
