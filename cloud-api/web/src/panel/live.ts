import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { extend, type Point } from '../shared/metrics.ts'
import { metrics, type Server } from './api.ts'

const PAUSE = 2000
const PAUSE_WITHOUT = 10_000

/** A server's latest sample, every two seconds while the page is visible, and what was seen before. */
export function useLive(server: Server) {
  const { data, error } = useQuery({
    queryKey: ['metrics', server.id],
    queryFn: () => metrics(server.id),
    enabled: server.state !== 'pending',
    retry: false,
    refetchInterval: (query) => (query.state.status === 'error' ? PAUSE_WITHOUT : PAUSE),
  })
  const [points, setPoints] = useState<readonly Point[]>([])
  useEffect(() => {
    if (data) setPoints((before) => extend(before, data))
  }, [data])
  return { sample: data ?? undefined, points, failure: error }
}
