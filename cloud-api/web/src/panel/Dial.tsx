import * as format from '../shared/format.ts'
import { Ring } from '../shared/Ring.tsx'

/** One percentage as a ring with its figure inside. */
export function Dial({ name, tone, value, hint }: { name: string; tone: string; value: number; hint?: string }) {
  return (
    <div className={`dial ${tone}`}>
      <Ring value={value} text={format.percent(value)} label={name} />
      <span>{name}</span>
      {hint && <small>{hint}</small>}
    </div>
  )
}
