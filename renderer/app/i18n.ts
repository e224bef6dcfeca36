import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { english } from './messages.ts'

/** Makes the catalogues available to every screen; React escapes what it draws, so i18next must not. */
export function startI18n(): void {
  void i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: english },
    defaultNS: 'frame',
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  })
}
