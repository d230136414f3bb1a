import assert from 'node:assert/strict'
import { test } from 'node:test'
import panelGerman from '../src/locales/panel.de.ts'
import panelEnglish from '../src/locales/panel.en.ts'
import phoneGerman from '../src/locales/phone.de.ts'
import phoneEnglish from '../src/locales/phone.en.ts'

type Texts = { [word: string]: string | Texts }

/** Every text under its full name. */
const flat = (texts: Texts, prefix = ''): [string, string][] =>
  Object.entries(texts).flatMap(([word, text]): [string, string][] =>
    typeof text === 'string' ? [[prefix + word, text]] : flat(text, `${prefix}${word}.`),
  )
const places = (text: string) => [...text.matchAll(/\{\{(\w+)}}/g)].map(([, name]) => name).sort()

for (const [page, english, german] of [
  ['phone', phoneEnglish, phoneGerman],
  ['panel', panelEnglish, panelGerman],
] as [string, Texts, Texts][]) {
  test(`the ${page} says the same in every language`, () => {
    const translated = new Map(flat(german))
    assert.deepEqual([...translated.keys()].sort(), flat(english).map(([name]) => name).sort())
    for (const [name, text] of flat(english)) {
      assert.deepEqual(places(translated.get(name)!), places(text), name)
      assert.ok(text.trim() && translated.get(name)!.trim(), name)
    }
  })
}
