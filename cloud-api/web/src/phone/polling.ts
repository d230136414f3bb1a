import { useEffect, useRef, useState } from 'react'
import { Problem } from '../shared/problem.ts'

/** What the last attempt brought. The data of an earlier success stays. */
export type Polled<T> = { data?: T; failure?: unknown; again: () => void }

/**
 * Asks at once and again `pause` ms after each answer, while the page is visible. `key` names what is
 * asked: another key forgets the data.
 */
export function usePolled<T>(key: string, ask: () => Promise<T>, pause: number): Polled<T> {
  const [state, setState] = useState<{ key: string; data?: T; failure?: unknown }>({ key })
  const [round, setRound] = useState(0)
  const latest = useRef(ask)
  latest.current = ask

  useEffect(() => {
    let over = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const next = async () => {
      clearTimeout(timer)
      if (over || document.hidden) return
      let wait = pause
      try {
        const data = await latest.current()
        if (!over) setState({ key, data })
      } catch (failure) {
        if (failure instanceof Problem) wait = Math.max(pause, failure.retryAfter * 1000)
        if (!over) setState((before) => ({ key, data: before.key === key ? before.data : undefined, failure }))
      }
      if (!over) timer = setTimeout(next, wait)
    }
    const shown = () => !document.hidden && void next()
    void next()
    document.addEventListener('visibilitychange', shown)
    window.addEventListener('online', shown)
    return () => {
      over = true
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', shown)
      window.removeEventListener('online', shown)
    }
  }, [key, pause, round])

  const own = state.key === key
  return {
    data: own ? state.data : undefined,
    failure: own ? state.failure : undefined,
    again: () => setRound((count) => count + 1),
  }
}

/** A clock that ticks every second, for ages and countdowns. */
export function useNow(pause = 1000): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), pause)
    return () => clearInterval(timer)
  }, [pause])
  return now
}
