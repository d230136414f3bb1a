import assert from 'node:assert/strict'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

type Chunk = { file: string; imports?: string[]; dynamicImports?: string[]; css?: string[] }

const built = fileURLToPath(new URL('../target/classes/dev/bowline/web/', import.meta.url))
const manifest: Record<string, Chunk> = JSON.parse(readFileSync(`${built}.vite/manifest.json`, 'utf8'))
const KIB = 1024

/** The chunks that `name` loads: at once, or at all. */
function reached(name: string, lazily: boolean, seen = new Set<string>()): Set<string> {
  if (seen.has(name)) return seen
  seen.add(name)
  const chunk = manifest[name]!
  for (const next of [...(chunk.imports ?? []), ...(lazily ? (chunk.dynamicImports ?? []) : [])]) reached(next, lazily, seen)
  return seen
}

const packed = (files: Iterable<string>) =>
  [...new Set(files)].reduce((sum, file) => sum + gzipSync(readFileSync(built + file)).length, 0)
/** What each page needs before it shows what people come for: with its language, and the panel when logged in. */
const FIRST = {
  panel: ['index.html', 'src/panel/Shell.tsx', 'src/panel/Servers.tsx', 'src/locales/panel.de.ts'],
  phone: ['m/index.html', 'src/locales/phone.de.ts'],
}

for (const [page, limit] of [['panel', 170], ['phone', 130]] as const) {
  const first = FIRST[page].flatMap((name) => [...reached(name, false)])
  test(`the ${page} starts with at most ${limit} KiB of compressed script`, () => {
    const size = packed(first.map((name) => manifest[name]!.file))
    console.log(`${page}: ${(size / KIB).toFixed(1)} KiB of script`)
    assert.ok(size <= limit * KIB, `${size} bytes`)
  })
  test(`the ${page} starts with at most 40 KB of compressed style`, () => {
    const size = packed(first.flatMap((name) => manifest[name]!.css ?? []))
    console.log(`${page}: ${(size / 1000).toFixed(1)} KB of style`)
    assert.ok(size <= 40_000, `${size} bytes`)
  })
}

test('nothing is loaded from another origin and no script or style stands in a page', () => {
  for (const page of ['index.html', 'm/index.html']) {
    const html = readFileSync(built + page, 'utf8')
    assert.doesNotMatch(html, /(?:src|href)="(?:https?:)?\/\//)
    assert.doesNotMatch(html, /<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/)
    assert.match(html, /csp-nonce-of-this-answer/)
  }
})

test('the phone works offline with all its chunks, and fetches none of the panel', () => {
  const worker = readFileSync(`${built}sw.js`, 'utf8')
  const phone = [...reached('m/index.html', true)].flatMap((name) => [manifest[name]!.file, ...(manifest[name]!.css ?? [])])
  for (const file of phone) assert.ok(worker.includes(file), file)
  const panel = [...reached('index.html', true)].map((name) => manifest[name]!.file).filter((file) => !phone.includes(file))
  for (const file of panel) assert.ok(!worker.includes(file), file)
})

test('every text file has its compressed twin', () => {
  for (const file of readdirSync(`${built}assets`).filter((name) => /\.(js|css)$/.test(name))) {
    const large = readFileSync(`${built}assets/${file}`).length > KIB
    assert.ok(!large || existsSync(`${built}assets/${file}.gz`), file)
  }
})
