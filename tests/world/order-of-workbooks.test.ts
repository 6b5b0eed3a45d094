import fc from 'fast-check';
import { expect, test } from 'vitest';
import { importWorkbook } from '#shared/import/import-workbook';
import { present } from '#shared/kit/assert';
import type { Pack } from '#shared/pack/pack';
import { recognisePack } from '#shared/recognition/recognise-pack';
import { listCauses } from '#shared/session/cause-list';
import { sessionOver } from '#shared/session/create-session';
import type { PlainWorkbook } from '#shared/workbook/sheet';
import { readWorkbook } from '../../electron/excel/read-workbook';
import { compositions, subjects } from '../support/office-compositions';
import { makeUnits } from './make-units';
import { writeUnitWorkbook } from './write-workbook';

const known = await subjects();
const packs = [...known.values()].flatMap(({ pack }) => (/^shan|^central/.test(pack.id) ? [pack] : []));
const CHANGED = ['shanxi-2022', 'shanghai-2024'];

/** Workbooks of two packs as offices change them, and those of units that print mostly the same words. */
function workbooks(): readonly (readonly [name: string, workbook: PlainWorkbook])[] {
  const subject = (id: string) => present(known.get(id), 'one of the packs');
  const changed = CHANGED.flatMap((id) =>
    fc
      .sample(compositions(subject(id)), { seed: 2_022, numRuns: 6 })
      .map((vary, at) => [`${id} ${at}`, vary(subject(id).workbook)] as const),
  );
  const { pack } = subject('shanxi-2022');
  const units = [...makeUnits(pack, { units: 4, seed: 5, errorEvery: 2 })].map(({ path, thisYear }) => {
    const read = readWorkbook(writeUnitWorkbook(thisYear));
    if (!read.ok) throw new Error(read.problem.kind);
    return [path, read.value] as const;
  });
  return [...changed, ...units];
}

/** All that a check says of a workbook. */
function said(workbook: PlainWorkbook, of: readonly Pack[]) {
  const { candidates, certainty } = recognisePack(of, workbook);
  const { pack } = present(candidates[0], 'there are packs');
  const imported = importWorkbook(pack, workbook, '工作簿.xlsx');
  if (!imported.ok) return { certainty, problem: imported.problem };
  const { document, report, book } = imported.value;
  const session = sessionOver(pack, document, book.engine);
  return {
    certainty,
    candidates: candidates.map((one) => ({ ...one, pack: one.pack.id })),
    document,
    report,
    findings: session.findings(),
    causes: listCauses(session.causes()),
  };
}

test('a workbook says the same whichever were read before it, and where none was', () => {
  const all = workbooks();
  // What is remembered of words is kept in the packs: copies know nothing yet.
  const alone = new Map(
    all.map(([name, book]) => [name, said(structuredClone(book), structuredClone(packs))]),
  );
  const orders = fc.sample(fc.shuffledSubarray([...all], { minLength: all.length }), {
    seed: 7,
    numRuns: 2,
  });
  for (const order of orders)
    for (const [name, book] of order)
      expect(said(structuredClone(book), packs), name).toEqual(alone.get(name));
}, 120_000);
