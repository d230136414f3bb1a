import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'

/** The languages there are, each by its own name. */
export const LANGUAGES = { en: 'English', de: 'Deutsch' } as const
export type Language = keyof typeof LANGUAGES
export type Texts = { [word: string]: string | Texts }
export type Loaders = Record<Language, () => Promise<{ default: Texts }>>

const CHOSEN = 'bowline-language'
const isLanguage = (word: string | null | undefined): word is Language => !!word && word in LANGUAGES

function preferred(): Language {
  const chosen = localStorage.getItem(CHOSEN)
  if (isLanguage(chosen)) return chosen
  return navigator.languages.map((tag) => tag.split('-')[0]).find(isLanguage) ?? 'en'
}

/** Starts with the person's language; only its texts are loaded. */
export async function startTexts(loaders: Loaders): Promise<void> {
  await i18next.use(initReactI18next).init({ lng: 'none', fallbackLng: false, interpolation: { escapeValue: false } })
  await useLanguage(preferred(), loaders)
}

/** Changes the language, now and for the next visit. */
export async function chooseLanguage(language: Language, loaders: Loaders): Promise<void> {
  localStorage.setItem(CHOSEN, language)
  await useLanguage(language, loaders)
}

async function useLanguage(language: Language, loaders: Loaders): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', (await loaders[language]()).default)
  }
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
}
