import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/**
 * The same wherever they run: a bound for what hangs, on machines of which one takes four times as long as the other. What takes
 * a quarter of it on a quiet machine says so itself, with the reason.
 */
const LIMIT = 40_000;

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Tests that put something in the place of a module: what they load is for them alone. */
const APART = readdirSync(join(ROOT, 'tests'), { recursive: true, encoding: 'utf8' })
  .map((file) => `tests/${file.replaceAll('\\', '/')}`)
  .filter((file) => file.endsWith('.test.ts') && /\bvi\.mock\(/.test(readFileSync(join(ROOT, file), 'utf8')));

/** Unit and fixture tests: plain Node, no browser; the page is proven end to end (playwright.config.ts). */
export default defineConfig({
  root: ROOT,
  test: {
    testTimeout: LIMIT,
    hookTimeout: LIMIT,
    // Left to itself it keeps one processor free: half of the two that there often are.
    maxWorkers: availableParallelism(),
    reporters: ['default'],
    globalSetup: 'tests/support/temporary-root.ts',
    projects: [
      // Loading modules is most of the time of many tests, so those of a part share what is loaded: the program keeps nothing
      // between calls. Not all of them at once: what the tests themselves keep would fill a small machine.
      ...['shared', 'electron', '{renderer,build,docs,world}'].map((part) => ({
        extends: true as const,
        test: {
          name: part,
          include: [`tests/${part}/**/*.test.ts`],
          exclude: APART,
          isolate: false,
        },
      })),
      {
        extends: true,
        test: { name: 'apart', include: APART },
      },
    ],
  },
});
