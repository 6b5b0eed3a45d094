import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { NO_DIAGNOSIS } from '#shared/diagnose/cause';
import type { Session, SessionChange } from '#shared/session/session';

/** What the page would do when it has nothing else to do. */
let waiting: (() => void)[] = [];

beforeEach(() => {
  vi.resetModules();
  waiting = [];
  let clock = 0;
  // Every look at the clock finds it further on: no work is done at once.
  vi.spyOn(performance, 'now').mockImplementation(() => {
    clock += 5;
    return clock;
  });
  vi.stubGlobal('requestAnimationFrame', (deed: () => void) => waiting.push(deed));
  vi.stubGlobal('setTimeout', (deed: () => void) => waiting.push(deed));
  vi.stubGlobal('clearTimeout', () => undefined);
  vi.stubGlobal('scheduler', {
    postTask: async (deed: () => void, { signal }: { readonly signal: AbortSignal }) => {
      waiting.push(() => signal.aborted || deed());
    },
  });
});

// Other tests share what this one loads, and wait for real.
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** A session that is judged in so many steps, begun anew after every change. */
function sessionOf(steps: number) {
  const listeners = new Set<(change: SessionChange) => void>();
  let begun = 0;
  const session = {
    *judging() {
      begun += 1;
      for (let step = 0; step < steps; step += 1) yield;
    },
    knownCauses: () => undefined,
    *searchCauses() {
      for (let step = 0; step < steps; step += 1) yield;
      return NO_DIAGNOSIS;
    },
    step: () => undefined,
    subscribe: (listener: (change: SessionChange) => void) => listeners.add(listener),
  };
  return {
    session: session as unknown as Session,
    begun: () => begun,
    change: () => {
      for (const listener of listeners) listener({} as SessionChange);
    },
  };
}

function workOff(most = 100): void {
  for (let done = 0; done < most; done += 1) waiting.shift()?.();
}

test('a large project counts as judged only at the end, a small one at once', async () => {
  const { isJudged } = await import('../../../renderer/store/judging');
  const { showSession } = await import('../../../renderer/store/project-store');
  showSession(sessionOf(0).session, null, true);
  expect(isJudged()).toBe(true);
  showSession(sessionOf(40).session, null, true);
  expect(isJudged()).toBe(false);
  workOff(5);
  expect(isJudged()).toBe(false);
  workOff();
  expect(isJudged()).toBe(true);
});

test('a change on the way has it judged anew; one afterwards does not', async () => {
  const { isJudged } = await import('../../../renderer/store/judging');
  const { showSession } = await import('../../../renderer/store/project-store');
  const { session, begun, change } = sessionOf(40);
  showSession(session, null, true);
  workOff(5);
  change();
  expect(begun()).toBe(2);
  expect(isJudged()).toBe(false);
  workOff();
  expect(isJudged()).toBe(true);
  change();
  expect(begun()).toBe(2);
  expect(isJudged()).toBe(true);
});

test('what another project comes to says nothing of the one that is open', async () => {
  const { isJudged } = await import('../../../renderer/store/judging');
  const { showSession } = await import('../../../renderer/store/project-store');
  showSession(sessionOf(40).session, null, true);
  workOff(5);
  showSession(sessionOf(400).session, null, true);
  workOff(60);
  expect(isJudged()).toBe(false);
  workOff(1_000);
  expect(isJudged()).toBe(true);
});

test.each([
  ['nobody did anything meanwhile', undefined, 1],
  ['a key was struck meanwhile', 'keydown', 0],
  ['something was clicked meanwhile', 'pointerdown', 0],
] as const)(
  'what waits for the causes is done when they are known, unless the clerk went on: %s',
  async (_, event, times) => {
    vi.stubGlobal('window', new EventTarget());
    const { whenCausesKnown } = await import('../../../renderer/store/cause-search');
    const { showSession } = await import('../../../renderer/store/project-store');
    showSession(sessionOf(40).session, null, true);
    const deed = vi.fn();
    whenCausesKnown(deed);
    workOff(3);
    if (event) window.dispatchEvent(new Event(event));
    workOff();
    expect(deed).toHaveBeenCalledTimes(times);
  },
);
