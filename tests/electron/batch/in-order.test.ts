import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { progressText } from '#shared/batch/progress-text';
import { inOrder } from '../../../electron/services/batch/in-order';
import { followProgress } from '../../../electron/services/batch/progress';
import { createGate } from '../../../electron/services/gate';

test('answers come in order, so many at once, and never too far ahead of a slow one', async () => {
  const items = Array.from({ length: 40 }, (_, at) => at);
  let running = 0;
  let most = 0;
  let furthest = 0;
  const taken: number[] = [];
  const work = async (item: number): Promise<number> => {
    running += 1;
    most = Math.max(most, running);
    furthest = Math.max(furthest, item - taken.length);
    await pause(item === 3 ? 60 : 1);
    running -= 1;
    return item;
  };
  for await (const answer of inOrder(items, work, { atOnce: 4, ahead: 9 })) taken.push(answer);
  expect(taken).toEqual(items);
  expect(most).toBe(4);
  expect(furthest).toBeLessThan(10);
  expect(furthest).toBeGreaterThan(4);
});

test('what goes alone waits for what is under way, and nothing begins beside it', async () => {
  const gate = createGate();
  const seen: string[] = [];
  const work = (name: string) => async () => {
    seen.push(`${name}+`);
    await pause(5);
    seen.push(`${name}-`);
  };
  const under = [gate.together(work('a')), gate.together(work('b'))];
  await pause(1);
  await Promise.all([
    ...under,
    gate.alone(work('X')),
    gate.together(work('c')),
    gate.alone(() => Promise.reject(new Error('no matter'))).catch(() => undefined),
    gate.together(work('d')),
  ]);
  expect(seen.slice(0, 2).sort()).toEqual(['a+', 'b+']);
  expect(seen.indexOf('X+')).toBeGreaterThan(Math.max(seen.indexOf('a-'), seen.indexOf('b-')));
  expect(seen.indexOf('X-')).toBe(seen.indexOf('X+') + 1);
  expect(seen).toHaveLength(10);
});

test('progress tells the rate of late and what is left', () => {
  let now = 0;
  const progress = followProgress(100, 40, () => now);
  expect(progressText(progress.now())).toBe('已做 40/100');
  for (let done = 0; done < 10; done += 1) {
    now += 500;
    progress.one();
  }
  expect(progressText(progress.now())).toBe('已做 50/100，每秒 2.0 个，还要约 25 秒');
});
