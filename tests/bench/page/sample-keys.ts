import { expect, type Page } from '@playwright/test';

/** Amounts typed for each figure, line after line while the total is in sight; the first few warm the page up. */
const TYPED = 28;
const WARM = 6;

export type Figures = { readonly median: number; readonly fastest: number; readonly slowest: number };

/**
 * Types amounts one after another and measures each Enter, from its keydown to the end of the script, style and layout
 * work after which the total shows the new sum. Waiting for the screen's next frame is not in it.
 */
export async function measureEnters(
  page: Page,
  total: string,
  step: (at: number) => Promise<void>,
): Promise<Figures> {
  await page.evaluate((selector) => {
    const state = window as unknown as { taken: number[] };
    state.taken = [];
    const shown = () => document.querySelector(selector)?.textContent;
    window.addEventListener(
      'keydown',
      ({ key }) => {
        if (key !== 'Enter') return;
        const began = performance.now();
        const before = shown();
        const look = () => {
          if (shown() === before) return later();
          // Reading a size finishes style and layout.
          document.body.getBoundingClientRect();
          state.taken.push(performance.now() - began);
        };
        const later = () => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = look;
          port2.postMessage(null);
        };
        later();
      },
      true,
    );
  }, total);
  for (let at = 0; at < TYPED; at += 1) {
    await step(at);
    await expect.poll(() => taken(page).then(({ length }) => length)).toBe(at + 1);
    // What follows the painted total is over before the next key, as between a clerk's keys.
    await page.waitForTimeout(100);
  }
  const sorted = (await taken(page)).slice(WARM).sort((one, other) => one - other);
  return {
    median: sorted[Math.floor(sorted.length / 2)] ?? 0,
    fastest: sorted[0] ?? 0,
    slowest: sorted.at(-1) ?? 0,
  };
}

function taken(page: Page): Promise<number[]> {
  return page.evaluate(() => (window as unknown as { taken: number[] }).taken);
}

export function report(who: string, { median, fastest, slowest }: Figures): void {
  const [middle, least, most] = [median, fastest, slowest].map((figure) => figure.toFixed(1).padStart(7));
  console.log(`  ${who.padEnd(64)} 中位数 ${middle} ms   最快 ${least} ms   最慢 ${most} ms`);
}
