import type { Loaders } from '../shared/i18n.ts'

export const languages: Loaders = {
  en: () => import('../locales/phone.en.ts'),
  de: () => import('../locales/phone.de.ts'),
}
