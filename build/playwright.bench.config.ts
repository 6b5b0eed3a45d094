import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import endToEnd from './playwright.config';

/** Benchmarks of the built page in a real Chromium (tests/bench/page). They print figures; no time is asserted. */
export default defineConfig({
  ...endToEnd,
  testDir: fileURLToPath(new URL('../tests/bench/page', import.meta.url)),
  testMatch: '**/*.bench.ts',
  timeout: 180_000,
});
