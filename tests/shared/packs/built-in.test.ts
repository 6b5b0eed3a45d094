import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { explainPackProblems } from '#shared/kit/pack-problem';
import { verifyPack } from '#shared/pack-test/verify-pack';
import { packSource } from '../../support/reference';

const PACKS = readdirSync(fileURLToPath(new URL('../../../shared/packs', import.meta.url)));

/** Every pack of the program: sound, its own tests hold, and its sample is consistent. */
test.each(PACKS)('%s', (id) => {
  const { pack, tests, problems } = verifyPack(packSource(id));
  expect(explainPackProblems(problems)).toBe('');
  expect(pack?.id).toBe(id);
  expect(tests.length).toBeGreaterThan(2);
  expect(tests.filter(({ holds }) => !holds)).toEqual([]);
});
