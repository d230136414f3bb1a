import i18next from 'i18next'

const number = (digits: number, value: number) =>
  new Intl.NumberFormat(i18next.language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value)

export const percent = (value: number): string => `${number(0, value)} %`
/** Load averages; the larger, the fewer digits, so that three of them fit side by side. */
export const load = (value: number): string => number(value < 10 ? 2 : value < 100 ? 1 : 0, value)
export const count = (value: number): string => number(0, value)

/** Megabits per second, with more digits the smaller it is. */
export const mbps = load

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte', 'petabyte']

/** Bytes in decimal units. */
export function bytes(value: number, digits = 3): string {
  const power = value < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(value) / 3))
  return new Intl.NumberFormat(i18next.language, {
    style: 'unit',
    unit: UNITS[power],
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumSignificantDigits: digits,
  }).format(value / 1000 ** power)
}

/** Two units are enough: days and hours, hours and minutes, or minutes. */
export function duration(seconds: number): string {
  const minutes = Math.floor(seconds / 60)
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60]
  const part = (value: number, unit: string) =>
    new Intl.NumberFormat(i18next.language, { style: 'unit', unit, unitDisplay: 'narrow' }).format(value)
  if (days > 0) return `${part(days, 'day')} ${part(hours, 'hour')}`
  return hours > 0 ? `${part(hours, 'hour')} ${part(rest, 'minute')}` : part(rest, 'minute')
}

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
]

/** How long ago, in words. */
export function ago(at: string | number, now = Date.now()): string {
  const seconds = Math.max(0, Math.round((now - new Date(at).getTime()) / 1000))
  const words = new Intl.RelativeTimeFormat(i18next.language, { numeric: 'auto' })
  const step = STEPS.find(([, length]) => seconds >= length)
  return step ? words.format(-Math.floor(seconds / step[1]), step[0]) : words.format(-seconds, 'second')
}

export const moment = (at: string): string =>
  new Intl.DateTimeFormat(i18next.language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at))
