import assert from 'node:assert/strict'
import { test } from 'node:test'
import { model, platform } from '../src/shared/device.ts'

const pixel = 'Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Mobile Safari/537.36'
const reduced = pixel.replace('Android 16; Pixel 9', 'Android 10; K')
const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1'

test('knows the platforms', () => {
  assert.equal(platform(pixel), 'android')
  assert.equal(platform(iphone), 'ios')
  assert.equal(platform('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)', 5), 'ios')
  assert.equal(platform('Mozilla/5.0 (X11; Linux x86_64)'), 'other')
})

test('names the model as well as the browser lets it', () => {
  assert.equal(model(pixel), 'Pixel 9')
  assert.equal(model(reduced), 'Android')
  assert.equal(model(reduced, 'Pixel 10 Pro'), 'Pixel 10 Pro')
  assert.equal(model(iphone), 'iPhone')
})
