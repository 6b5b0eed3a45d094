import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { test as base, expect, type Page } from '@playwright/test';

const LOOPBACK = fileURLToPath(new URL('../../dist/electron/loopback.js', import.meta.url));

/** A running host of a clerk with an empty home folder. The host was called from that folder. */
export type RunningHost = {
  /** Good for one opening. */
  readonly address: string;
  readonly home: string;
  readonly configuration: string;
  /** Ends the host as closing the program would. */
  readonly stop: () => Promise<void>;
};

type Fixtures = {
  /** The console errors that a test expects; any other fails it. */
  readonly expectedErrors: RegExp | null;
  readonly host: RunningHost;
  /** The page, already opened at the host. */
  readonly app: Page;
};

/** Playwright's `test` with a host of its own for each test. */
export const test = base.extend<Fixtures>({
  expectedErrors: [null, { option: true }],

  host: async ({ browserName: _ }, use) => {
    const folder = mkdtempSync(join(realpathSync(tmpdir()), 'juesuan-e2e-'));
    const home = join(folder, 'home');
    const configuration = join(folder, 'config');
    mkdirSync(home);
    const child = spawn(process.execPath, [LOOPBACK], {
      cwd: home,
      env: {
        ...process.env,
        HOME: home,
        USERPROFILE: home,
        INIT_CWD: home,
        JUESUAN_CONFIG: configuration,
        JUESUAN_NO_OPEN: '1',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const stop = () => end(child);
    try {
      await use({ address: await printedAddress(child), home, configuration, stop });
    } finally {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    }
  },

  app: async ({ page, host, expectedErrors }, use) => {
    const errors: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.goto(host.address);
    await use(page);
    const unexpected = errors.filter((text) => !expectedErrors?.test(text));
    expect(unexpected, 'the page reported no errors').toEqual([]);
  },
});

export { expect };

async function printedAddress(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('The host has no output');
  for await (const line of createInterface({ input: child.stdout })) {
    const address = line.match(/http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/)?.[0];
    if (address) return address;
  }
  throw new Error('The host ended before it printed its address');
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}
