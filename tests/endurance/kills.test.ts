import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildChild, type Kill, killOnce } from '../support/killed/kill';
import { chance, SEED, SHARE } from './seeds';

const KILLS = Math.ceil(1_000 * SHARE);
/** Scripts of different clerks; each is worked out once for its many kills. */
const SCRIPTS = 25;
const LONGEST_MS = 800;

test(`${KILLS} kills of saver and journal lose no acknowledged change`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'juesuan-endurance-'));
  try {
    const child = await buildChild(folder);
    const kills: Kill[] = [];
    let next = 0;
    const work = async () => {
      for (let at = next; at < KILLS; at = next) {
        next += 1;
        const script = SEED + Math.floor(chance(SEED, at) * SCRIPTS);
        // Squared: the first moments of a run, where files are made, get more than their share.
        const after = chance(SEED, at + 500_000) ** 2 * LONGEST_MS;
        kills.push(await killOnce(child, script, after));
      }
    };
    await Promise.all(Array.from({ length: availableParallelism() }, work));
    const bad = kills.filter(({ wrong }) => wrong.length > 0);
    const killed = kills.filter(({ isKilled }) => isKilled).length;
    const kept = kills.reduce((sum, kill) => sum + Math.max(0, kill.kept), 0);
    const saves = kills.filter(({ saved }) => saved >= 0).length;
    console.log(
      `seed ${SEED}: ${kills.length} runs, ${killed} killed at work, ${saves} after a save; ` +
        `${kept} changes acknowledged, runs that lost or spoiled something: ${bad.length}`,
    );
    expect(bad).toEqual([]);
    expect(killed).toBeGreaterThan(KILLS / 2);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
