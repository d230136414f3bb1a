import type { Loaders } from '../shared/i18n.ts'

export const languages: Loaders = {
  en: () => import('../locales/panel.en.ts'),
  de: () => import('../locales/panel.de.ts'),
}
