import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router'
import { currentSession } from './api.ts'
import { Crash, NotFound } from './Failure.tsx'

type Context = { queries: QueryClient }

const session = (queries: QueryClient) =>
  queries.ensureQueryData({ queryKey: ['session'], queryFn: currentSession, staleTime: Infinity })

const root = createRootRouteWithContext<Context>()({ component: Outlet, notFoundComponent: NotFound, errorComponent: Crash })

/** The code of a command line that asks for a login. Of digits alone it would be read as a number. */
const shownCode = (search: Record<string, unknown>): { code?: string } =>
  typeof search.code === 'string' && /^[A-Za-z-]{8,9}$/.test(search.code) ? { code: search.code } : {}

const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  component: lazyRouteComponent(() => import('./Login.tsx')),
  validateSearch: (search: Record<string, unknown>): { to?: string; code?: string } => ({
    // Only a path of our own: never // or another site.
    ...(typeof search.to === 'string' && /^\/[a-z]/.test(search.to) ? { to: search.to } : {}),
    ...shownCode(search),
  }),
  beforeLoad: async ({ context, search: { to, code } }) => {
    if (await session(context.queries)) throw redirect({ to: to ?? '/servers', search: code ? { code } : {} })
  },
})

const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: lazyRouteComponent(() => import('./Shell.tsx')),
  beforeLoad: async ({ context, location }) => {
    const open = await session(context.queries)
    if (!open) {
      const search = location.pathname === '/' ? {} : { to: location.pathname, ...shownCode(location.search) }
      throw redirect({ to: '/login', search })
    }
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
  beforeLoad: ({ context }) => {
    if (context.member.role === 'USER') throw redirect({ to: '/account/security' })
  },
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

const commandLine = createRoute({
  getParentRoute: () => shell,
  path: '/login/device',
  component: lazyRouteComponent(() => import('./CommandLineLogin.tsx')),
  validateSearch: shownCode,
})

const users = createRoute({
  getParentRoute: () => shell,
  path: '/account/users',
  component: lazyRouteComponent(() => import('./Users.tsx')),
})

const security = createRoute({
  getParentRoute: () => shell,
  path: '/account/security',
  component: lazyRouteComponent(() => import('./Security.tsx')),
})

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: lazyRouteComponent(() => import('./Invitation.tsx')),
})

/** The panel's addresses. They lie where the API has no routes. */
export const createPanelRouter = (queries: QueryClient) =>
  createRouter({
    routeTree: root.addChildren([login, invitation, shell.addChildren([home, servers, server, api, commandLine, users, security])]),
    context: { queries },
    defaultPreload: 'intent',
  })

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createPanelRouter>
  }
}
