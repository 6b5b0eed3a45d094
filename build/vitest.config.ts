import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Unit and fixture tests: plain Node, no browser; the page is proven end to end (playwright.config.ts). */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/e2e/**', 'tests/bench/**'],
    // Those of the page run in Chromium (playwright.bench.config.ts).
    benchmark: { include: ['tests/bench/*.bench.ts'] },
    testTimeout: 60_000,
    reporters: ['default'],
  },
});
