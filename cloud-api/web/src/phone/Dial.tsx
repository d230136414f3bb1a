import * as format from '../shared/format.ts'
import { Ring } from '../shared/Ring.tsx'

type Props = { name: string; tone: 'cpu' | 'memory' | 'disk'; value: number; hint?: string; testId?: string }

/** One percentage as a ring with its figure inside. */
export function Dial({ name, tone, value, hint, testId }: Props) {
  return (
    <div className={`dial ${tone}`}>
      <Ring value={value} text={format.percent(value)} label={name} testId={testId} />
      <h2>{name}</h2>
      {hint && <p>{hint}</p>}
    </div>
  )
}
