import { lazy, Suspense } from 'react'
import type { ScanProps } from './Scanner.tsx'

const Scanner = lazy(() => import('./Scanner.tsx'))

/** The camera, which is loaded when it is needed. */
export function Scan(props: ScanProps) {
  return (
    <Suspense fallback={<main className="screen dark" />}>
      <Scanner {...props} />
    </Suspense>
  )
}
