import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router'
import { currentSession } from './api.ts'
import { Crash, NotFound } from './Failure.tsx'

type Context = { queries: QueryClient }

const session = (queries: QueryClient) =>
  queries.ensureQueryData({ queryKey: ['session'], queryFn: currentSession, staleTime: Infinity })

const root = createRootRouteWithContext<Context>()({ component: Outlet, notFoundComponent: NotFound, errorComponent: Crash })

const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  component: lazyRouteComponent(() => import('./Login.tsx')),
  validateSearch: (search: Record<string, unknown>): { to?: string } =>
    // Only a path of our own: never // or another site.
    typeof search.to === 'string' && /^\/[a-z]/.test(search.to) ? { to: search.to } : {},
  beforeLoad: async ({ context, search }) => {
    if (await session(context.queries)) throw redirect({ to: search.to ?? '/servers' })
  },
})

const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: lazyRouteComponent(() => import('./Shell.tsx')),
  beforeLoad: async ({ context, location }) => {
    const open = await session(context.queries)
    if (!open) throw redirect({ to: '/login', search: location.pathname === '/' ? {} : { to: location.pathname } })
    return { member: open.member }
  },
})

const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/servers' })
  },
})

const servers = createRoute({
  getParentRoute: () => shell,
  path: '/servers',
  component: lazyRouteComponent(() => import('./Servers.tsx')),
})

const server = createRoute({
  getParentRoute: () => shell,
  path: '/servers/$id',
  component: lazyRouteComponent(() => import('./ServerPage.tsx')),
})

const api = createRoute({
  getParentRoute: () => shell,
  path: '/developer/api/$tab',
  component: lazyRouteComponent(() => import('./ApiManagement.tsx')),
})

/** The panel's addresses. They lie where the API has no routes. */
export const createPanelRouter = (queries: QueryClient) =>
  createRouter({
    routeTree: root.addChildren([login, shell.addChildren([home, servers, server, api])]),
    context: { queries },
    defaultPreload: 'intent',
  })

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createPanelRouter>
  }
}
