import { expect, test } from 'vitest';
import { buildChild, killOnce } from '../../support/killed/kill';
import { temporaryFolder } from '../temporary-folder';

/** Some tens of kills; `npm run endurance` does a thousand. */
const KILLS = 24;

test('a program killed at any moment loses no acknowledged change and spoils no file', async () => {
  const child = await buildChild(temporaryFolder());
  const kills = [];
  for (let at = 0; at < KILLS; at += 1) {
    // Spread over the run, and not evenly: some 0 to 300 ms after the first word.
    kills.push(await killOnce(child, 1 + (at % 3), ((at * 37) % 100) * 3));
  }
  expect(kills.filter(({ wrong }) => wrong.length > 0)).toEqual([]);
  expect(kills.filter(({ isKilled }) => isKilled).length).toBeGreaterThan(KILLS / 2);
}, 300_000);
