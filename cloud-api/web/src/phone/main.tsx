import '../shared/font.css'
import './phone.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { startTexts } from '../shared/i18n.ts'
import { App } from './App.tsx'
import { languages } from './languages.ts'

await startTexts(languages)
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
)

if ('serviceWorker' in navigator) {
  const register = () => void navigator.serviceWorker.register('/sw.js', { scope: '/m/' }).catch(() => undefined)
  if (document.readyState === 'complete') register()
  else window.addEventListener('load', register)
}
