import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Where nobody watches, a machine may be busy with something else; here slowness is to be seen. */
const LIMIT = process.env.CI ? 60_000 : 20_000;

/** Unit and fixture tests: plain Node, no browser; the page is proven end to end (playwright.config.ts). */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/e2e/**', 'tests/bench/**', 'tests/endurance/**'],
    // For machines that do other work as well. What takes longer on a quiet one says so itself, with the reason.
    testTimeout: LIMIT,
    hookTimeout: LIMIT,
    reporters: ['default'],
  },
});
