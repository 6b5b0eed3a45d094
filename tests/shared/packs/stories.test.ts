import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { isNothing, isNumber } from '#shared/amount/amount';
import { parseAddress } from '#shared/document/address';
import { planTemplate } from '#shared/export/plan-template';
import { officialTables } from '#shared/pack/table-shape';
import { openProject } from '#shared/project-file/open-project';
import { saveProject } from '#shared/project-file/save-project';
import { recognisePack } from '#shared/recognition/recognise-pack';
import type { Session } from '#shared/session/session';
import { generateWorkbook } from '../../../electron/excel/generate-workbook';
import { patchWorkbook } from '../../../electron/excel/template/patch-workbook';
import { importFixture, sessionOf } from '../../support/reference';
import { loadBuiltIn, sampleOf } from '../../support/sample-report';
import { plainBook } from '../../support/small-books';

const IDS = readdirSync(fileURLToPath(new URL('../../../shared/packs', import.meta.url)));
const PACKS = IDS.map(loadBuiltIn);

/** What a clerk does with a pack, for every pack of the program, on its own sample. */
describe.each(PACKS)('$id', (pack) => {
  const official = new Set(officialTables(pack).map(({ id }) => id));

  test('an amount of the tables changed is an error somewhere, and undone is none', () => {
    const session = sampleOf(pack);
    expect(errorsOf(session)).toEqual([]);
    const [address] = inputs(session, official);
    const view = address && session.cell(address);
    if (!address || !isNumber(view?.value ?? null)) throw new Error('The sample has amounts');
    const changed = session.run({
      kind: 'set-cells',
      cells: [{ address, value: (view?.value as bigint) + 98_765_43n }],
    });
    expect(changed.ok).toBe(true);
    expect(errorsOf(session)).not.toEqual([]);
    session.undo();
    expect(errorsOf(session)).toEqual([]);
  });

  test('its own workbook is known for its own, and read back amount by amount', async () => {
    const session = sampleOf(pack);
    const book = plainBook(await generateWorkbook(session, { scale: pack.scale }));
    const { candidates, certainty } = recognisePack(PACKS, book);
    // A workbook that prints no year may be of either year, and the clerk is asked.
    if (certainty !== 'close') expect(candidates[0]?.pack.id).toBe(pack.id);
    expect(candidates.slice(0, 2).map(({ pack: { id } }) => id)).toContain(pack.id);
    const again = sessionOf(pack, importFixture(pack, book).document);
    expect(errorsOf(again)).toEqual([]);
    for (const text of session.addresses()) {
      const address = parseAddress(text);
      if (!address || !official.has(address.table)) continue;
      const [was, is] = [session.cell(address)?.value ?? null, again.cell(address)?.value ?? null];
      expect([text, isNothing(is) ? null : is]).toEqual([text, isNothing(was) ? null : was]);
    }
  });

  test('the workbook of an office with other 科目 is filled as a template', async () => {
    const session = sampleOf(pack);
    const emptied = sampleOf(pack);
    emptied.run({
      kind: 'set-cells',
      cells: inputs(emptied, official).map((address) => ({ address, value: null })),
    });
    const bytes = await generateWorkbook(emptied, { scale: pack.scale });
    const plan = planTemplate(session, plainBook(bytes), undefined);
    if (!plan.ok) throw new Error(plan.problem.kind);
    expect(plan.value.missing).toEqual([]);
    const patched = await patchWorkbook(bytes, plan.value.plan);
    if (!patched.ok) throw new Error(patched.problem.kind);
    const read = sessionOf(pack, importFixture(pack, plainBook(patched.value.bytes)).document);
    for (const address of inputs(session, official))
      expect([address, read.cell(address)?.value]).toEqual([address, session.cell(address)?.value]);
  });

  test('saved and opened it is the same', () => {
    const document = sampleOf(pack).document();
    const opened = openProject(saveProject(pack, document));
    const again = opened.ok ? opened.value.withPack(pack) : undefined;
    expect(again?.ok && saveProject(pack, again.value)).toBe(saveProject(pack, document));
  });
});

function errorsOf(session: Session): readonly string[] {
  return session.failing().flatMap(({ rule, severity }) => (severity === 'error' ? [rule] : []));
}

/** The amounts that are entered in tables that are published. */
function inputs(session: Session, official: ReadonlySet<string>) {
  return session.addresses().flatMap((text) => {
    const address = parseAddress(text);
    const view = address && session.cell(address);
    const isAmount = view?.kind === 'input' && view.type.kind === 'amount' && isNumber(view.value);
    return address && isAmount && official.has(address.table) && view.value !== 0n ? [address] : [];
  });
}
