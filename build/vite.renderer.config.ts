import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The page: renderer/index.html → dist/renderer, served from the root by both hosts. */
export default defineConfig({
  root: fileURLToPath(new URL('../renderer', import.meta.url)),
  base: '/',
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL('../dist/renderer', import.meta.url)),
    emptyOutDir: true,
    target: 'chrome120',
    // The polyfill is for browsers we do not have; data: fonts are not in the page's policy.
    modulePreload: { polyfill: false },
    assetsInlineLimit: (path) => (/\.woff2?$/.test(path) ? false : undefined),
    // One sheet, so that which rule comes last does not hang on what was opened first.
    cssCodeSplit: false,
    chunkSizeWarningLimit: 8000,
  },
});
