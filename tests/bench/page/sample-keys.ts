import { expect, type Page } from '@playwright/test';
import { recordRow } from './record';
import { CATEGORIES, ENTERED, PAUSE_MS, type Sample, STANDS, sampleTrace } from './sample-trace';

/** Amounts typed for each figure, one line after another; the first few warm the page up. */
const TYPED = 60;
const WARM = 6;
type Watching = { shown: string; seen: number; readonly ending: AbortController };

/**
 * Types amounts one after another and measures each Enter until the frame is painted in which the cell that `watched`
 * selects shows something else.
 */
export async function measureEnters(
  page: Page,
  watched: (at: number) => string,
  step: (at: number) => Promise<void>,
): Promise<readonly Sample[]> {
  return measureKeys(page, { keys: ['Enter'], watched, before: step }, async (at) => {
    await page.keyboard.type(String(500 + at));
    await page.keyboard.press('Enter');
  });
}

/** What is measured: from which key on, until what that a selector finds shows something else. */
type Measured = {
  readonly keys: readonly string[];
  readonly watched: (at: number) => string;
  readonly before: (at: number) => Promise<void>;
};

/** Measures each of the keys that `press` presses until the frame is painted in which `watched` shows something else. */
export async function measureKeys(
  page: Page,
  { keys, watched, before }: Measured,
  press: (at: number) => Promise<void>,
): Promise<readonly Sample[]> {
  const watching = await page.evaluateHandle(watchKeys, { ENTERED, STANDS, keys });
  const browser = page.context().browser();
  if (!browser) throw new Error('The page has no browser');
  await browser.startTracing(page, { categories: CATEGORIES });
  for (let at = 0; at < TYPED; at += 1) {
    await before(at);
    await watching.evaluate((state, selector) => {
      state.shown = selector;
    }, watched(at));
    await press(at);
    await expect.poll(() => watching.evaluate(({ seen }) => seen)).toBe(at + 1);
    await page.waitForTimeout(PAUSE_MS);
  }
  await watching.evaluate(({ ending }) => ending.abort());
  const samples = sampleTrace(await browser.stopTracing());
  expect(samples.filter(({ passed }) => passed > 0).length, 'every key is in the trace').toBe(TYPED);
  return samples.slice(WARM);
}

type Marks = { readonly ENTERED: string; readonly STANDS: string; readonly keys: readonly string[] };

/** Runs in the page: marks each of the keys, and the frame about to be painted with what it changed. */
function watchKeys({ ENTERED, STANDS, keys }: Marks): Watching {
  const state: Watching = { shown: '', seen: 0, ending: new AbortController() };
  const text = () => document.querySelector(state.shown)?.textContent;
  const enter = ({ key }: KeyboardEvent) => {
    if (!keys.includes(key)) return;
    const before = text();
    performance.mark(ENTERED);
    const look = () => {
      if (text() === before) {
        requestAnimationFrame(look);
        return;
      }
      performance.mark(STANDS);
      state.seen += 1;
    };
    requestAnimationFrame(look);
  };
  window.addEventListener('keydown', enter, { capture: true, signal: state.ending.signal });
  return state;
}

export function report(who: string, samples: readonly Sample[]): void {
  recordRow(
    who,
    samples.map(({ passed, work }) => ({ passed, busy: work })),
  );
  console.log(`    连同随后各栏的更新  ${inWords(samples.map(({ all }) => all))}`);
}

function inWords(figures: readonly number[]): string {
  const sorted = figures.toSorted((one, other) => one - other);
  const at = (share: number) => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(1).padStart(6);
  return `中位数 ${at(0.5)} ms   最快 ${at(0)} ms   九成以内 ${at(0.9)} ms   最慢 ${at(1)} ms`;
}
