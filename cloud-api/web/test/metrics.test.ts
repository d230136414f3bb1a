import assert from 'node:assert/strict'
import { test } from 'node:test'
import { extend, type Metrics, type Point } from '../src/shared/metrics.ts'

const sample = (second: number) =>
  ({ at: new Date(second * 1000).toISOString(), cpu_percent: second, memory_percent: 1 }) as Metrics

test('adds each sample once and in order', () => {
  const points = [sample(1), sample(3), sample(3), sample(2)].reduce<readonly Point[]>(extend, [])
  assert.deepEqual(points.map(({ cpu }) => cpu), [1, 3])
})

test('forgets the oldest', () => {
  const points = Array.from({ length: 400 }, (_, second) => sample(second)).reduce<readonly Point[]>(extend, [])
  assert.ok(points.length <= 150)
  assert.equal(points.at(-1)?.cpu, 399)
})
