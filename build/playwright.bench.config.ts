import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { wholeChromiumPath } from './chromium.mjs';
import endToEnd from './playwright.config';

const chromium = wholeChromiumPath();

/** Benchmarks of the built page in a real Chromium (tests/bench/page). They print figures; no time is asserted. */
export default defineConfig({
  ...endToEnd,
  testDir: fileURLToPath(new URL('../tests/bench/page', import.meta.url)),
  testMatch: '**/*.bench.ts',
  // Alone on the machine, or the figures tell of the neighbour.
  workers: 1,
  timeout: 180_000,
  use: {
    ...endToEnd.use,
    launchOptions: {
      ...endToEnd.use?.launchOptions,
      ...(chromium ? { executablePath: chromium } : {}),
    },
  },
});
