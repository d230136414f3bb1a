import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Chunks that only the panel loads; the phone's service worker must not fetch them. */
const isPanels = (modules: readonly string[]) =>
  modules.some((module) => /\/src\/panel\/|\/node_modules\/(@mantine|@tanstack|@floating-ui|get-nonce)\//.test(module))

export default defineConfig({
  // The server puts a fresh nonce in this place of every page it sends.
  html: { cspNonce: 'csp-nonce-of-this-answer' },
  build: {
    outDir: file('target/classes/dev/bowline/web'),
    emptyOutDir: true,
    manifest: true,
    assetsInlineLimit: 0,
    // Browsers that know light-dark(), which must not be rewritten.
    cssTarget: ['chrome123', 'safari17.5', 'firefox120'],
    rolldownOptions: {
      input: { panel: file('index.html'), phone: file('m/index.html') },
      output: {
        chunkFileNames: (chunk) =>
          isPanels([...chunk.moduleIds, chunk.facadeModuleId ?? '']) ? 'assets/panel-[name]-[hash].js' : 'assets/[name]-[hash].js',
      },
    },
  },
  plugins: [
    react(),
    VitePWA({
      registerType: 'autoUpdate',
      injectRegister: false,
      filename: 'sw.js',
      scope: '/m/',
      manifestFilename: 'm/manifest.webmanifest',
      manifest: {
        id: '/m/',
        name: 'Bowline',
        short_name: 'Bowline',
        description: 'Your servers, in your pocket',
        lang: 'en',
        start_url: '/m/',
        scope: '/m/',
        display: 'standalone',
        background_color: '#0b1416',
        theme_color: '#0b1416',
        icons: [
          { src: '/m/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
          { src: '/m/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
          { src: '/m/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
          { src: '/m/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
      },
      includeManifestIcons: false,
      workbox: {
        globPatterns: ['m/index.html', 'm/*.{svg,png}', 'assets/*.{js,css,woff2}'],
        globIgnores: ['assets/panel*', 'assets/*-ext-*'],
        navigateFallback: '/m/index.html',
        navigateFallbackAllowlist: [/^\/m(\/|$)/],
        cleanupOutdatedCaches: true,
        inlineWorkboxRuntime: true,
        sourcemap: false,
      },
    }),
  ],
})
