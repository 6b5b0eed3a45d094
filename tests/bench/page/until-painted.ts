import type { CDPSession, JSHandle, Page } from '@playwright/test';

/** What a deed on the page took. */
export type Passed = {
  /** Milliseconds from the first key or click until what was waited for is painted. */
  readonly passed: number;
  /** The page thread's own processor time until shortly after: what is left on a machine with nothing else to do. */
  readonly busy?: number;
  /** The longest task of the page's thread meanwhile, and how many went over 50 ms. */
  readonly tasks?: { readonly longest: number; readonly over50: number };
};

/**
 * Measures a deed from the key or click that begins it until `stands` holds in the page and is painted. `stands` runs in
 * the page and is told `argument`.
 */
export async function untilPainted<Argument>(
  page: Page,
  deed: () => Promise<unknown>,
  stands: (argument: Argument) => boolean,
  argument: Argument,
  begins: 'keydown' | 'click' = 'click',
): Promise<Passed> {
  // As one text: what is made of a text within the page is refused by the page's policy.
  const watch = (await page.evaluateHandle(
    `(${watchDeed})(${stands}, ${JSON.stringify({ argument, begins })})`,
  )) as JSHandle<{ readonly painted: Promise<Omit<Passed, 'busy'>> }>;
  const meter = await page.context().newCDPSession(page);
  await meter.send('Performance.enable', { timeDomain: 'threadTicks' });
  const before = await taskTime(meter);
  await deed();
  const passed = await watch.evaluate(({ painted }) => painted);
  const busy = (await taskTime(meter)) - before;
  await meter.detach();
  await watch.dispose();
  return { ...passed, busy };
}

async function taskTime(meter: CDPSession): Promise<number> {
  const { metrics } = await meter.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
}

type Asked = { readonly argument: unknown; readonly begins: string };

/** Runs in the page. */
function watchDeed(
  stands: (argument: unknown) => boolean,
  { argument, begins }: Asked,
): { readonly painted: Promise<Omit<Passed, 'busy'>> } {
  const tasks: number[] = [];
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tasks.push(duration);
  });
  observer.observe({ type: 'longtask' });
  const painted = new Promise<Omit<Passed, 'busy'>>((resolve) => {
    const begin = ({ timeStamp }: Event) => {
      const look = () => {
        if (!stands(argument)) {
          requestAnimationFrame(look);
          return;
        }
        // The frame's own work goes on after its callbacks; the next task comes when it is over.
        setTimeout(() => {
          const passed = performance.now() - timeStamp;
          // What the observer has not been told yet comes with the next task.
          setTimeout(() => {
            observer.disconnect();
            resolve({
              passed,
              tasks: { longest: Math.max(0, ...tasks), over50: tasks.length },
            });
          }, 50);
        });
      };
      requestAnimationFrame(look);
    };
    window.addEventListener(begins, begin, { capture: true, once: true });
  });
  return { painted };
}
