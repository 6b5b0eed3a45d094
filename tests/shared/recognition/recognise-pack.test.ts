import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { explainPackProblems } from '#shared/kit/pack-problem';
import type { Pack } from '#shared/pack/pack';
import { loadPack } from '#shared/pack-check/load-pack';
import { recognisedOtherwise, recognisePack } from '#shared/recognition/recognise-pack';
import type { PlainWorkbook } from '#shared/workbook/sheet';
import { readWorkbook } from '../../../electron/excel/read-workbook';
import { loadShanghai, loadShanxi, packSource, readFixture, WORKBOOKS } from '../../support/reference';

const SHANGHAI = loadShanghai();
const SHANXI = loadShanxi();
const VARIATIONS = new URL('../../fixtures/variations/', import.meta.url);

/** The Shanxi pack as an office would name it for another year. */
function twin(id: string, year: number): Pack {
  const source = packSource('shanxi-2022');
  const head = source.files['pack.yaml']!.replace('id: shanxi-2022', `id: ${id}`).replace(
    'year: 2022',
    `year: ${year}`,
  );
  const pack = loadPack({ ...source, files: { ...source.files, 'pack.yaml': head } });
  if (!pack.ok) throw new Error(explainPackProblems(pack.problem));
  return pack.value;
}

describe('each workbook is known for what it is, in whatever order the packs are asked', () => {
  test.each(Object.keys(WORKBOOKS) as (keyof typeof WORKBOOKS)[])('%s', (name) => {
    const right = WORKBOOKS[name].startsWith('shanghai') ? 'shanghai-2024' : 'shanxi-2022';
    for (const packs of [
      [SHANGHAI, SHANXI],
      [SHANXI, SHANGHAI],
    ]) {
      const recognition = recognisePack(packs, readFixture(name));
      expect([recognition.candidates[0]?.pack.id, recognition.certainty]).toEqual([right, 'sure']);
      const wrong = packs.find(({ id }) => id !== right)!;
      expect(recognisedOtherwise(recognition, wrong.id)?.pack.id).toBe(right);
      expect(recognisedOtherwise(recognition, right)).toBeUndefined();
    }
  });

  test.each(readdirSync(VARIATIONS).filter((name) => !name.startsWith('.')))(
    "an office's own way of writing it: %s",
    (name) => {
      const workbook = readWorkbook(readFileSync(new URL(name, VARIATIONS)));
      if (!workbook.ok) throw new Error(workbook.problem.kind);
      const recognition = recognisePack([SHANGHAI, SHANXI], workbook.value);
      expect([recognition.candidates[0]?.pack.id, recognition.certainty]).toEqual(['shanxi-2022', 'sure']);
    },
  );
});

describe('packs of one province', () => {
  test('are told apart by the year that the workbook prints', () => {
    const packs = [twin('shanxi-2021', 2021), SHANXI, twin('shanxi-2023', 2023)];
    const best = (name: keyof typeof WORKBOOKS) => recognisePack(packs, readFixture(name));
    expect([best('filled').candidates[0]?.pack.id, best('filled').certainty]).toEqual([
      'shanxi-2022',
      'sure',
    ]);
    expect(best('lastYear').candidates[0]?.pack.id).toBe('shanxi-2021');
  });

  test('that nothing tells apart are a close call', () => {
    const { certainty, candidates } = recognisePack([SHANXI, twin('other', 2022)], readFixture('filled'));
    expect([certainty, candidates.map(({ score }) => score)]).toEqual(['close', [99, 99]]);
  });

  test('may be read with the one that is named', () => {
    const recognition = recognisePack([SHANXI, twin('shanxi-2023', 2023)], readFixture('filled'));
    expect(recognisedOtherwise(recognition, 'shanxi-2023')).toBeUndefined();
  });
});

test('a workbook of no pack fits none', () => {
  const workbook: PlainWorkbook = {
    format: 'xlsx',
    sheets: [
      {
        name: '工资表',
        hidden: false,
        rows: new Map([[0, new Map([[0, { kind: 'text', text: '姓名' }]])]]),
        merges: [],
        rowCount: 1,
        columnCount: 1,
      },
    ],
  };
  const { certainty, candidates } = recognisePack([SHANGHAI, SHANXI], workbook);
  expect([certainty, candidates.map(({ score }) => score)]).toEqual(['poor', [0, 0]]);
});
