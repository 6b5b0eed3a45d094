import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';

/** JUESUAN_SLOWER=8 runs the page as a machine eight times slower would: keys then come before the page is ready. */
const SLOWER = Number(process.env.JUESUAN_SLOWER ?? 1);

const LOOPBACK = fileURLToPath(new URL('../../dist/electron/loopback.js', import.meta.url));

/** A running host of a clerk with an empty home folder. The host was called from that folder's parent. */
export type RunningHost = {
  /** Good for one opening: that of the page. */
  readonly address: string;
  /** This story's own folder in the clerk's home; no other story has one of that name. */
  readonly home: string;
  readonly configuration: string;
  /** Ends the host as closing the program would. */
  readonly stop: () => Promise<void>;
  /** Ends it as a power cut would. */
  readonly kill: () => Promise<void>;
  /** Starts the program anew after that, for the same clerk; the address is good for one opening. */
  readonly startAgain: () => Promise<string>;
};

/**
 * A host and the browser that was let in by it. A story after another finds both warm, which takes some three
 * seconds off each; what makes stories of their own clerks of them is that home and configuration are emptied.
 */
type Desk = {
  readonly host: RunningHost;
  readonly context: BrowserContext;
  /** Until the host has written what it had put off. */
  readonly settle: () => Promise<void>;
  readonly clear: () => void;
  /** Whether the host may hold something in memory that emptied folders do not take away. */
  readonly isSpent: () => boolean;
  readonly close: () => Promise<void>;
};

type Fixtures = {
  /** The console errors that a test expects; any other fails it. */
  readonly expectedErrors: RegExp | null;
  readonly desk: Desk;
  readonly host: RunningHost;
  /** The page, already opened at the host. */
  readonly app: Page;
};

type WorkerFixtures = { readonly desks: { readonly next: () => Promise<Desk> } };

/** Playwright's `test` with a host in which no story before has left anything. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  expectedErrors: [null, { option: true }],

  desks: [
    async ({ browser }, use) => {
      let desk: Desk | undefined;
      await use({
        next: async () => {
          if (desk?.isSpent()) {
            await desk.close();
            desk = undefined;
          }
          await desk?.settle();
          desk ??= await openDesk(() => browser.newContext({ locale: 'zh-CN' }));
          desk.clear();
          return desk;
        },
      });
      await desk?.close();
    },
    { scope: 'worker' },
  ],

  desk: async ({ desks }, use) => {
    await use(await desks.next());
  },

  host: async ({ desk }, use) => {
    const home = mkdtempSync(join(desk.host.home, 'story-'));
    await use({ ...desk.host, home });
  },

  context: async ({ desk, permissions }, use) => {
    await desk.context.grantPermissions(permissions ?? []);
    await use(desk.context);
    await desk.context.clearPermissions();
  },

  page: async ({ context, viewport }, use) => {
    const page = await context.newPage();
    if (viewport) await page.setViewportSize(viewport);
    if (SLOWER > 1) {
      const browser = await context.newCDPSession(page);
      await browser.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    }
    await use(page);
    await page.close();
  },

  app: async ({ page, host, expectedErrors }, use) => {
    const errors: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    page.on('pageerror', (error) => errors.push(String(error)));
    // A browser that was let in comes back by the same address.
    await page.goto(host.address);
    await use(page);
    const unexpected = errors.filter((text) => !expectedErrors?.test(text));
    expect(unexpected, 'the page reported no errors').toEqual([]);
  },
});

export { expect };

async function openDesk(newContext: () => Promise<BrowserContext>): Promise<Desk> {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'juesuan-e2e-'));
  const home = join(folder, 'home');
  const configuration = join(folder, 'config');
  mkdirSync(home);
  const launch = () =>
    spawn(process.execPath, [LOOPBACK], {
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
  const first = launch();
  let child: ChildProcess = first;
  const context = await newContext();
  const host = {
    address: await printedAddress(child),
    home,
    configuration,
    stop: () => end(child),
    kill: () => end(child, 'SIGKILL'),
    startAgain: () => {
      child = launch();
      return printedAddress(child);
    },
  };
  return {
    host,
    context,
    settle: async () => {
      // Listed when what was opened last is on it.
      const { origin } = new URL(host.address);
      const answer = await context.request.post(`${origin}/call/recent.list`, {
        data: {},
        // A connection that was kept may just be closed by the host, when a story took long.
        headers: { origin, connection: 'close' },
      });
      expect(answer.ok(), 'the host answers between two stories').toBe(true);
    },
    clear: () => {
      // The host's own note for the next one is no story's.
      for (const entry of existsSync(configuration) ? readdirSync(configuration) : []) {
        if (entry !== 'hosts') rmSync(join(configuration, entry), { recursive: true, force: true });
      }
      for (const entry of readdirSync(home)) rmSync(join(home, entry), { recursive: true, force: true });
    },
    // Packs once read may be kept by the host, and one that was installed may have been used by its workers.
    isSpent: () => hasEnded(first) || existsSync(join(configuration, 'packs')),
    close: async () => {
      await context.close();
      await end(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function printedAddress(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('The host has no output');
  for await (const line of createInterface({ input: child.stdout })) {
    const address = line.match(/http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/)?.[0];
    if (address) return address;
  }
  throw new Error('The host ended before it printed its address');
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

async function end(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (hasEnded(child)) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}
