import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Where nobody watches, a machine may be busy with something else; here slowness is to be seen. */
const LIMIT = process.env.CI ? 60_000 : 20_000;

const NOT_HERE = ['tests/e2e/**', 'tests/bench/**', 'tests/endurance/**'];

/** Unit and fixture tests: plain Node, no browser; the page is proven end to end (playwright.config.ts). */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    // For machines that do other work as well. What takes longer on a quiet one says so itself, with the reason.
    testTimeout: LIMIT,
    hookTimeout: LIMIT,
    reporters: ['default'],
    projects: [
      {
        extends: true,
        // `shared` keeps nothing between calls, so its tests share the loaded modules: loading them is most of their time.
        test: {
          name: 'shared',
          include: ['tests/shared/**/*.test.ts'],
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'others',
          include: ['tests/**/*.test.ts'],
          exclude: [...NOT_HERE, 'tests/shared/**'],
        },
      },
    ],
  },
});
