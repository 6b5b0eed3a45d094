import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { chromiumPath } from './chromium.mjs';

/** Without it Playwright looks for its own. */
const chromium = chromiumPath();
/** As in tests/e2e/host-fixture.ts: a page so many times slower is waited for as many times longer. */
const SLOWER = Number(process.env.JUESUAN_SLOWER ?? 1);
const isRoot = process.getuid?.() === 0;

/**
 * End to end: the built page in a real Chromium. Two stories run side by side, each worker with a loopback host and a
 * browser that its stories use one after the other (tests/e2e/host-fixture.ts).
 */
export default defineConfig({
  testDir: fileURLToPath(new URL('../tests/e2e', import.meta.url)),
  outputDir: fileURLToPath(new URL('../test-results', import.meta.url)),
  workers: 2,
  // So that a long file does not keep one worker busy at the end while the other has nothing left to do.
  fullyParallel: true,
  // The same everywhere: a bound for what hangs, not a measure, since machines are seen of which one takes four times as
  // long as the other. What is slow is listed at the end of every run.
  timeout: 90_000 * SLOWER,
  // Long enough for two cores that do other work beside: a story says what happens, not how soon.
  expect: { timeout: 25_000 * SLOWER },
  forbidOnly: Boolean(process.env.CI),
  // A story that holds only at the second try does not hold.
  retries: 0,
  reporter: 'list',
  reportSlowTests: { max: 10, threshold: 10_000 },
  use: {
    locale: 'zh-CN',
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      // Chromium would otherwise talk to its maker's hosts; the tests need nothing beyond loopback.
      args: [
        ...(isRoot ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
});
