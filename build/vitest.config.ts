import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/**
 * The same wherever they run: a bound for what hangs, on machines of which one takes four times as long as the other. What takes
 * a quarter of it on a quiet machine says so itself, with the reason.
 */
const LIMIT = 40_000;

const NOT_HERE = ['tests/e2e/**', 'tests/bench/**', 'tests/endurance/**'];

/** Unit and fixture tests: plain Node, no browser; the page is proven end to end (playwright.config.ts). */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    testTimeout: LIMIT,
    hookTimeout: LIMIT,
    // Left to itself it keeps one processor free: half of the two that there often are.
    maxWorkers: availableParallelism(),
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
