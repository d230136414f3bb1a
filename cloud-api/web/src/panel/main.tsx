import '../shared/font.css'
import '@mantine/core/styles.css'
import './panel.css'
import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { setNonce } from 'get-nonce'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { startTexts } from '../shared/i18n.ts'
import { Problem } from '../shared/problem.ts'
import { onSessionEnd } from './api.ts'
import { languages } from './languages.ts'
import { createPanelRouter } from './router.tsx'
import { theme, variables } from './theme.ts'

const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''
// For the style by which open dialogs keep the page from scrolling.
setNonce(nonce)

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 1000,
      retry: (count, failure) => count < 2 && !(failure instanceof Problem && failure.status < 500),
    },
  },
})
const router = createPanelRouter(queries)
onSessionEnd(() => {
  queries.setQueryData(['session'], null)
  void router.invalidate()
})

await startTexts(languages)
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto" getStyleNonce={() => nonce}>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
)
