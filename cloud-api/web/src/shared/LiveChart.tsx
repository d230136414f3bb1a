import { useEffect, useRef } from 'react'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import type { Point } from './metrics.ts'

type Props = { points: readonly Point[]; cpu: string; memory: string; height: number }

const colour = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim()

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' })

/** Seconds, percent of processor, percent of memory. */
const columns = (points: readonly Point[]): uPlot.AlignedData => [
  points.map(({ at }) => at / 1000),
  points.map(({ cpu }) => cpu),
  points.map(({ memory }) => memory),
]

function settings({ cpu, memory, height }: Omit<Props, 'points'>, width: number): uPlot.Options {
  const grid = { stroke: colour('--chart-grid'), width: 1 }
  const axis = { stroke: colour('--chart-text'), grid, ticks: { show: false }, font: '11px "Inter Variable", sans-serif' }
  return {
    width,
    height,
    cursor: { show: false },
    legend: { show: false },
    padding: [8, 4, 0, 0],
    scales: { y: { range: [0, 100] }, x: { time: true } },
    axes: [
      { ...axis, size: 28, space: 70, values: (_, times) => times.map((time) => clock.format(time * 1000)) },
      { ...axis, size: 40, splits: [0, 50, 100], values: (_, values) => values.map((value) => `${value} %`) },
    ],
    series: [
      {},
      { label: cpu, stroke: colour('--tone-cpu'), fill: colour('--tone-cpu-soft'), width: 2, points: { show: false } },
      { label: memory, stroke: colour('--tone-memory'), width: 2, points: { show: false } },
    ],
  }
}

/** Processor and memory over the last minutes; redrawn when the colours of the page change. */
export default function LiveChart({ points, cpu, memory, height }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const chart = useRef<uPlot>(undefined)
  const latest = useRef(points)
  latest.current = points

  useEffect(() => {
    const draw = () => {
      chart.current?.destroy()
      const options = settings({ cpu, memory, height }, place.current!.clientWidth)
      chart.current = new uPlot(options, columns(latest.current), place.current!)
    }
    draw()
    const resized = new ResizeObserver(() => chart.current?.setSize({ width: place.current!.clientWidth, height }))
    resized.observe(place.current!)
    const scheme = matchMedia('(prefers-color-scheme: dark)')
    const attributes = new MutationObserver(draw)
    attributes.observe(document.documentElement, { attributeFilter: ['data-mantine-color-scheme'] })
    scheme.addEventListener('change', draw)
    return () => {
      resized.disconnect()
      attributes.disconnect()
      scheme.removeEventListener('change', draw)
      chart.current?.destroy()
    }
  }, [cpu, memory, height])
  useEffect(() => chart.current?.setData(columns(points)), [points])

  return (
    <figure className="live-chart">
      <div ref={place} aria-hidden="true" data-points={points.length} />
      <figcaption>
        <span className="key cpu">{cpu}</span>
        <span className="key memory">{memory}</span>
      </figcaption>
    </figure>
  )
}
