import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Pack } from '#shared/pack/pack';
import { officialTables } from '#shared/pack/table-shape';
import { loadPack } from '#shared/pack-check/load-pack';
import { openProject } from '#shared/project-file/open-project';
import { recognisePack } from '#shared/recognition/recognise-pack';
import type { Session } from '#shared/session/session';
import type { PlainWorkbook } from '#shared/workbook/sheet';
import { generateWorkbook } from '../../../electron/excel/generate-workbook';
import { readWorkbook } from '../../../electron/excel/read-workbook';
import { at } from '../../shared/shanxi-pack';
import { importFixture, packSource, readFixture, sessionOf, WORKBOOKS } from '../../support/reference';

/** Every pack of the program: its sample, printed as the program's own workbook, is known again and reads back whole. */
const IDS = readdirSync(fileURLToPath(new URL('../../../shared/packs', import.meta.url)));
const PACKS = IDS.map((id): Pack => {
  const pack = loadPack(packSource(id));
  if (!pack.ok) throw new Error(id);
  return pack.value;
});

function sampleOf(pack: Pack): Session {
  const opened = openProject(packSource(pack.id).files['sample.juesuan']!);
  const document = opened.ok ? opened.value.withPack(pack) : undefined;
  if (!document?.ok) throw new Error(`${pack.id} has no sample`);
  return sessionOf(pack, document.value);
}

/** What stands in every cell of the published tables, and what its lines are called. */
function valuesOf(session: Session, pack: Pack): unknown {
  return officialTables(pack).map(({ id }) => [
    session.document().tables.get(id)?.lines,
    session
      .addresses()
      .filter((text) => text.startsWith(`${id}[`))
      .map((text) => {
        const { value, kind } = session.cell(at(text))!;
        return `${text} ${kind} ${value}`;
      }),
  ]);
}

describe.each(PACKS.map((pack) => [pack.id, pack] as const))('%s', (id, pack) => {
  let sample: Session;
  let workbook: PlainWorkbook;
  beforeAll(async () => {
    sample = sampleOf(pack);
    const read = readWorkbook(await generateWorkbook(sample, { scale: pack.scale }));
    if (!read.ok) throw new Error(read.problem.kind);
    workbook = read.value;
  });

  test('its workbook is known again, and surely', () => {
    const { candidates, certainty } = recognisePack(PACKS, workbook);
    // A table that prints no year is that of any year of its province: the clerk is asked.
    const alike = candidates.filter(({ score }) => score === candidates[0]?.score).map((one) => one.pack.id);
    expect(alike).toContain(id);
    expect(certainty).toBe(alike.length === 1 ? 'sure' : 'close');
    const [province] = id.split('-');
    expect(alike.every((other) => other.startsWith(`${province}-`))).toBe(true);
  });

  test('its workbook reads back as it was, with nothing to deal with', () => {
    const { document } = importFixture(pack, workbook);
    expect(document.issues).toEqual([]);
    expect(valuesOf(sessionOf(pack, document), pack)).toEqual(valuesOf(sample, pack));
  });
});

test.each(Object.keys(WORKBOOKS) as (keyof typeof WORKBOOKS)[])(
  'among all packs, the workbook %s is known for what it is',
  (name) => {
    const { candidates } = recognisePack(PACKS, readFixture(name));
    expect(candidates[0]?.pack.id).toBe(
      WORKBOOKS[name].startsWith('shanghai') ? 'shanghai-2024' : 'shanxi-2022',
    );
  },
);
