import { expect, test } from 'vitest';
import type { CellValue } from '#shared/amount/amount';
import type { Command } from '#shared/document/command';
import type { Book, ProjectDocument } from '#shared/document/document';
import type { Finding } from '#shared/engine/finding';
import { PRIOR_BOOK } from '#shared/pack/book';
import type { Pack } from '#shared/pack/pack';
import { codeLevels } from '#shared/pack/table-shape';
import { loadPack } from '#shared/pack-check/load-pack';
import { openProject } from '#shared/project-file/open-project';
import { createSession } from '#shared/session/create-session';
import type { Session } from '#shared/session/session';
import { BUILT_IN_IDS } from '../support/built-in-packs';
import { packSource } from '../support/reference';
import { chance, SEED, SHARE } from './seeds';

const EDITS = Math.ceil(400 * SHARE);

/** The next of a run of numbers below `most`. */
type Draw = (most: number) => number;

function drawing(seed: number): Draw {
  let at = 0;
  return (most) => {
    at += 1;
    return Math.floor(chance(seed, at) * most);
  };
}

/** The pack's sample, some of whose tables are in 万元, with itself as last year's. */
function startOf(pack: Pack, draw: Draw): ProjectDocument {
  const read = openProject(packSource(pack.id).files['sample.juesuan'] ?? '');
  const document = read.ok ? read.value.withPack(pack) : read;
  if (!document.ok) throw new Error(JSON.stringify(document.problem));
  const { facts, tables, books } = document.value;
  const prior: Book = {
    kind: PRIOR_BOOK,
    readOnly: true,
    packId: pack.id,
    facts: { ...facts, year: facts.year - 1 },
    source: '上年.xlsx',
    tables,
  };
  return {
    ...document.value,
    books: new Map(books).set(PRIOR_BOOK, prior),
    tables: new Map(
      [...tables].map(([id, table]) => [id, { ...table, scale: draw(4) === 0 ? 'wanyuan' : table.scale }]),
    ),
  };
}

function started(pack: Pack, document: ProjectDocument): Session {
  const session = createSession(pack, document);
  if (!session.ok) throw new Error(session.problem.kind);
  return session.value;
}

function amount(draw: Draw): CellValue {
  const kind = draw(10);
  if (kind === 0) return null;
  if (kind === 1) return 0n;
  // As large as an amount may be: sums of them go beyond what a float or 64 bits of many would hold.
  if (kind === 2) return (draw(2) === 0 ? 1n : -1n) * 9_000_000_000_000_000n;
  return BigInt(draw(2_000_000)) - 300_000n;
}

function next({ pack, document, addresses, cell }: Session, draw: Draw): Command | 'undo' | 'redo' {
  const kind = draw(20);
  if (kind === 0) return 'undo';
  if (kind === 1) return 'redo';
  const kinds = ['行政单位', '事业单位', ''];
  if (kind === 2) return { kind: 'set-facts', facts: { kind: kinds[draw(kinds.length)] ?? '' } };
  if (kind < 7) {
    const coded = pack.tables.filter((table) => codeLevels(table) !== undefined);
    const table = coded[draw(coded.length)];
    const levels = table && codeLevels(table);
    const lines = (table && document().tables.get(table.id)?.lines) ?? [];
    const code = lines[draw(lines.length)]?.code;
    if (table && levels && code !== undefined) {
      if (draw(2) === 0) return { kind: 'delete-lines', table: table.id, codes: [code] };
      const begin = code.slice(0, levels[draw(levels.length)]);
      const length = levels[draw(levels.length)] ?? 0;
      const added = (begin + String(draw(9_999_999)).padStart(7, '0')).slice(0, length);
      const line = { code: added, name: '增加的' };
      return { kind: 'insert-lines', table: table.id, lines: [line], names: {}, moveAmounts: draw(2) === 0 };
    }
  }
  const texts = addresses().filter((text) => cell(text)?.kind !== 'not-applicable');
  const cells = Array.from({ length: 1 + draw(3) }, () => texts[draw(texts.length)] ?? '01[1,1]');
  const [first = '01[1,1]'] = cells;
  const chosen = cell(first);
  const address = addressOf(first);
  if (chosen?.kind === 'derived' && draw(2) === 0)
    return { kind: 'override-cell', address, value: amount(draw) };
  if (chosen?.kind === 'derived' && draw(2) === 0)
    return { kind: 'keep-printed', cells: [{ address, value: amount(draw) }] };
  if (chosen?.kind === 'override') return { kind: 'restore-formula', addresses: [address] };
  const inputs = cells.filter((text) => cell(text)?.kind === 'input');
  return {
    kind: 'set-cells',
    cells: inputs.map((text) => ({ address: addressOf(text), value: amount(draw) })),
  };
}

function addressOf(text: string) {
  const parts = /^(.+)\[(.+),(\d+)\]$/.exec(text);
  if (!parts) throw new Error(text);
  return { table: parts[1] ?? '', line: parts[2] ?? '', column: Number(parts[3]) };
}

/** How many findings are in a state: by their words, which are of identities weighed as a whole. */
function counted(findings: readonly Finding[], wanted: Finding['state']): number {
  return findings.filter(({ state }) => state === wanted).length;
}

/** All that is computed, in its order. */
function everything(session: Session): unknown {
  const findings = session.findings();
  expect(session.summary()).toEqual({
    pass: counted(findings, 'pass'),
    fail: counted(findings, 'fail'),
    rounding: counted(findings, 'rounding'),
    notApplicable: counted(findings, 'not-applicable'),
    notRun: counted(findings, 'not-run'),
  });
  return {
    cells: session.addresses().map((text) => session.cell(text)),
    findings,
    failing: session.failing(),
    outstanding: session.outstanding(),
    summary: session.summary(),
    states: [...session.statesByRule()].map(([rule, counts]) => [rule, [...counts].toSorted()]),
    explained: session.addresses().map((text) => session.findingsOf(text).map(({ key }) => key)),
  };
}

test.each(BUILT_IN_IDS)(
  `%s: ${EDITS} random edits, each the same as a session begun on the same document`,
  (id) => {
    const loaded = loadPack(packSource(id));
    if (!loaded.ok) throw new Error(id);
    const draw = drawing(SEED);
    const session = started(loaded.value, startOf(loaded.value, draw));
    let done = 0;
    for (let edit = 0; edit < EDITS; edit += 1) {
      const step = next(session, draw);
      if (step === 'undo') session.undo();
      else if (step === 'redo') session.redo();
      else if (session.run(step).ok) done += 1;
      // Not always asked between two edits, as the page does not.
      if (draw(3) > 0)
        expect(everything(session)).toEqual(everything(started(loaded.value, session.document())));
    }
    console.log(`seed ${SEED}, ${id}: ${done} of ${EDITS} edits were taken`);
    expect(done).toBeGreaterThan(EDITS / 3);
  },
);
