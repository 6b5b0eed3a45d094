import { readFileSync } from 'node:fs';
import { type Amount, type CellValue, isNumber } from '#shared/amount/amount';
import { applyDiff, type Change, type Diff } from '#shared/document/diff';
import type { Book, Entry, ProjectDocument } from '#shared/document/document';
import { Engine } from '#shared/engine/engine';
import { IssueList } from '#shared/import/issue-list';
import { settleDerived } from '#shared/import/settle-derived';
import { quantumOf } from '#shared/kind/value-text';
import { PRIOR_BOOK } from '#shared/pack/book';
import type { Pack } from '#shared/pack/pack';
import { openProject } from '#shared/project-file/open-project';

/** Cell number → what it holds instead. */
export type Mutation = ReadonlyMap<number, CellValue>;

/** A clean book in which mistakes are made, looked at, and taken back. */
export class Trial {
  readonly pack: Pack;
  readonly clean: ProjectDocument;
  readonly engine: Engine;

  constructor(pack: Pack, clean: ProjectDocument) {
    this.pack = pack;
    this.clean = clean;
    const started = Engine.start(pack, clean);
    if (!started.ok) throw new Error(started.problem.kind);
    this.engine = started.value;
  }

  /** Values typed into cells; what follows from them follows. */
  typed<Result>(mutation: Mutation, look: (engine: Engine) => Result): Result {
    const diff = [...mutation].map(([cell, value]) =>
      this.change(cell, value === null ? undefined : { value }),
    );
    return this.during(diff, look);
  }

  /** The same values in a workbook whose printed totals stayed as they were, taken by an import. */
  imported<Result>(mutation: Mutation, look: (engine: Engine) => Result): Result {
    const printed = this.engine.cells().flatMap((cell): Change[] => {
      if (cell.address.book !== undefined || cell.notApplicable) return [];
      const value = mutation.has(cell.number) ? (mutation.get(cell.number) ?? null) : this.shown(cell.number);
      return [this.change(cell.number, value === null ? undefined : { value })];
    });
    const settled = settleDerived(this.pack, applyDiff(this.clean, printed), new Map(), new IssueList());
    if (!settled.ok) throw new Error(settled.problem.kind);
    const diff = this.engine.cells().flatMap((cell): Change[] => {
      const { table, line, column, book } = cell.address;
      if (book !== undefined) return [];
      const after = settled.value.tables.get(table)?.entries.get(line)?.get(column);
      const before = this.clean.tables.get(table)?.entries.get(line)?.get(column);
      return before?.value === after?.value && before?.rounded === after?.rounded
        ? []
        : [this.change(cell.number, after)];
    });
    return this.during(diff, look);
  }

  shown(cell: number): CellValue {
    return this.engine.shown(cell);
  }

  /** The smallest step of the cell's table. */
  step(cell: number): Amount {
    const { address, type } = this.engine.cellAt(cell);
    return quantumOf(type, this.clean.tables.get(address.table)?.scale ?? 'yuan');
  }

  private during<Result>(diff: Diff, look: (engine: Engine) => Result): Result {
    this.engine.update(applyDiff(this.clean, diff), diff);
    const result = look(this.engine);
    this.engine.update(
      this.clean,
      diff.map((change) => ({ ...change, before: change.after, after: change.before }) as Change),
    );
    return result;
  }

  private change(cell: number, after: Entry | undefined): Change {
    const { table, line, column } = this.engine.cellAt(cell).address;
    const before = this.clean.tables.get(table)?.entries.get(line)?.get(column);
    return { kind: 'entry', table, line, column, before, after };
  }
}

/** The pack's sample with a year before it: like this year's, each amount a little other, and what rules carry over equal. */
export function sampleWithPrior(pack: Pack): ProjectDocument {
  const sample = sampleOf(pack);
  const engine = new Trial(pack, sample).engine;
  const tables = new Map(
    [...sample.tables].map(([id, content]) => [
      id,
      { ...content, entries: new Map<string, Map<number, Entry>>() },
    ]),
  );
  const put = (table: string, line: string, column: number, value: CellValue): void => {
    const entries = tables.get(table)?.entries;
    const columns = entries?.get(line) ?? new Map<number, Entry>();
    entries?.set(line, columns.set(column, { value }));
  };
  for (const { number, address, type } of engine.cells()) {
    const value = engine.shown(number);
    if (!isNumber(value)) continue;
    const step = quantumOf(type, sample.tables.get(address.table)?.scale ?? 'yuan');
    const part = BigInt(83 + ((number * 7) % 31));
    put(address.table, address.line, address.column, (((value / step) * part) / 100n) * step);
  }
  const prior: Book = {
    kind: PRIOR_BOOK,
    readOnly: true,
    packId: pack.id,
    facts: { ...sample.facts, year: sample.facts.year - 1 },
    source: '上年',
    tables,
  };
  const document: ProjectDocument = { ...sample, books: new Map([[PRIOR_BOOK, prior]]) };
  const withPrior = new Trial(pack, document).engine;
  for (const { rule, left, right } of withPrior.model().program.identities) {
    const [target, source] = [left.cells[0], right.cells[0]];
    if (!rule.carries || target === undefined || source === undefined) continue;
    const { table, line, column } = withPrior.cellAt(source).address;
    put(table, line, column, withPrior.shown(target));
  }
  return document;
}

export function sampleOf(pack: Pack): ProjectDocument {
  const read = openProject(readFileSync(`shared/packs/${pack.id}/sample.juesuan`, 'utf8'));
  const opened = read.ok ? read.value.withPack(pack) : read;
  if (!opened.ok) throw new Error(`${pack.id}: ${opened.problem.kind}`);
  return opened.value;
}
