// Writes FILE.gz beside every text file of the build that it makes smaller.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { constants, gzipSync } from 'node:zlib'

const built = fileURLToPath(new URL('../target/classes/dev/bowline/web/', import.meta.url))

for (const name of readdirSync(built, { recursive: true })) {
  if (!/\.(js|css|svg|webmanifest)$/.test(name)) continue
  const plain = readFileSync(built + name)
  const packed = gzipSync(plain, { level: constants.Z_BEST_COMPRESSION })
  if (packed.length < plain.length * 0.9) writeFileSync(`${built}${name}.gz`, packed)
}
