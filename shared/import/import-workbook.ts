import { isNumber, QUANTUM, sameValue } from '../amount/amount';
import { plainText } from '../amount/format-amount';
import { compare } from '../amount/rounding';
import type { Entry, Facts, ImportIssue, ProjectDocument, TableContent } from '../document/document';
import { newDocument } from '../document/new-document';
import { Engine } from '../engine/engine';
import { countTerms } from '../engine/values';
import type { ImportReport } from '../host/reports';
import { failed, ok, type Result } from '../kit/result';
import type { Answer } from '../mapping/answer';
import { readMapping } from '../mapping/read-mapping';
import { withAnswers } from '../mapping/with-answers';
import type { Pack } from '../pack/pack';
import { findHeading } from '../workbook/find-heading';
import { type LocatedWorkbook, locateTables } from '../workbook/locate-tables';
import type { PlainWorkbook } from '../workbook/sheet';
import { IssueList } from './issue-list';
import { readNotes } from './read-notes';
import { readTable, type TableReading } from './read-table';

export type ImportedWorkbook = {
  readonly document: ProjectDocument;
  readonly report: ImportReport;
};

/** Why a workbook gave no project at all. */
export type ImportProblem =
  | { readonly kind: 'no-tables' }
  | { readonly kind: 'ministry-tables'; readonly sheet: string; readonly number: string };

/**
 * Reads a workbook into a project of the pack. Every printed value stays in effect: a derived cell becomes an
 * override only where its printed value differs from its formula over the printed values of its inputs
 * (decisions.md, Deriving). Nothing is rejected: what cannot be taken is an issue with its place. Words are read by the
 * clerk's `answers` first, then by the pack's names.
 */
export function importWorkbook(
  pack: Pack,
  workbook: PlainWorkbook,
  name: string,
  answers: readonly Answer[] = [],
): Result<ImportedWorkbook, ImportProblem> {
  const speaking = withAnswers(pack, answers);
  const located = locateTables(workbook, speaking.pack);
  const [ministry] = located.ministrySheets;
  if (located.tables.length === 0) {
    return failed(ministry ? { kind: 'ministry-tables', ...ministry } : { kind: 'no-tables' });
  }
  const issues = new IssueList();
  const readings = new Map(
    located.tables.map((location) => {
      const table = pack.tables.find(({ id }) => id === location.table);
      if (!table) throw new Error(`Located table ${location.table} is not of the pack`);
      return [location.table, readTable(table, location, pack, issues)] as const;
    }),
  );
  noteSheets(located, pack, issues);

  const facts = readFacts(located, workbook, pack);
  const printed = documentOf(pack, facts, readings);
  const settled = settleDerived(pack, printed, readings, issues);
  const document: ProjectDocument = {
    ...settled.document,
    issues: issues.all(),
    notes: readNotes(workbook, readings.values()),
  };
  return ok({
    document,
    report: {
      ...reportOf(pack, located, readings, settled.cells, issues.all(), document, name),
      mapping: readMapping(speaking.pack, workbook, located, answers, speaking.unfit),
    },
  });
}

function readFacts(located: LocatedWorkbook, workbook: PlainWorkbook, pack: Pack): Facts {
  const captions = located.tables.map(({ caption }) => caption);
  const heading = findHeading(workbook);
  const named = captions.find(({ organisation }) => organisation !== '');
  const dated = captions.find(({ year }) => year !== undefined);
  return {
    organisation: named?.organisation ?? heading?.organisation ?? '',
    kind: '',
    year: dated?.year ?? heading?.year ?? pack.year,
  };
}

function noteSheets(located: LocatedWorkbook, pack: Pack, issues: IssueList): void {
  for (const { sheet, number } of located.ministrySheets) {
    issues.add({
      rule: 'I-4',
      severity: 'warning',
      message: `工作表“${sheet}”是${ministryName(number)}，不是公开表，没有读取`,
      cells: [],
      place: sheet,
    });
  }
  for (const { table, sheet } of located.repeated) {
    const name = pack.tables.find(({ id }) => id === table)?.name ?? table;
    issues.add({
      rule: 'I-4',
      severity: 'warning',
      message: `${name}在工作表“${sheet}”中又出现一次，只读取了前一处，请核对`,
      cells: [],
      place: sheet,
    });
  }
}

function documentOf(pack: Pack, facts: Facts, readings: ReadonlyMap<string, TableReading>): ProjectDocument {
  const start = newDocument(pack, facts);
  const tables = [...start.tables].map(([id, empty]): [string, TableContent] => {
    const reading = readings.get(id);
    return [id, reading ? reading.content : { ...empty, absent: true }];
  });
  return { ...start, tables: new Map(tables) };
}

type SettledCells = {
  readonly overrides: Map<string, ImportReport['tables'][number]['overrides']>;
  readonly filled: Map<string, ImportReport['tables'][number]['filled']>;
};

/** Lets formulas take over wherever they give what is printed; keeps what differs; fills what was left blank. */
function settleDerived(
  pack: Pack,
  printed: ProjectDocument,
  readings: ReadonlyMap<string, TableReading>,
  issues: IssueList,
): { readonly document: ProjectDocument; readonly cells: SettledCells } {
  const started = Engine.start(pack, printed);
  if (!started.ok)
    throw new Error(`The pack does not compile over the workbook's lines: ${started.problem.kind}`);
  const engine = started.value;
  const entries = new Map<string, Map<string, Map<number, Entry>>>();
  for (const [id, content] of printed.tables) {
    entries.set(id, new Map([...content.entries].map(([line, columns]) => [line, new Map(columns)])));
  }
  const cells: SettledCells = { overrides: new Map(), filled: new Map() };
  for (const { number, address, text, type } of engine.cells()) {
    const derivation = engine.derivation(number);
    if (address.prior || !derivation) continue;
    const { table, line, column } = address;
    const entry = printed.tables.get(table)?.entries.get(line)?.get(column);
    const computed = engine.computed(number) ?? null;
    const columns = entries.get(table)?.get(line);
    const place = readings.get(table)?.places.get(text) ?? '';
    const computedText = isNumber(computed) ? plainText(computed, type) : '';
    if (!entry || entry.value === null) {
      columns?.delete(column);
      if (!isNumber(computed) || computed === 0n || !readings.get(table)?.places.has(text)) continue;
      append(cells.filled, table, { cell: text, place, computed: computedText });
      issues.add({
        rule: 'G-9',
        severity: 'warning',
        message: `${text} 在工作簿中是空的，按公式应为 ${computedText}，已补上，请核对`,
        cells: [text],
        place,
      });
    } else if (sameValue(entry.value, computed)) {
      columns?.delete(column);
    } else {
      const scale = printed.tables.get(table)?.scale ?? 'yuan';
      const shown = derivation.right.cells.map((cell) => engine.shown(cell));
      const terms = countTerms({ ...derivation.right, cells: shown.map((_, at) => at) }, shown);
      const inside =
        isNumber(entry.value) &&
        type === 'amount' &&
        compare(entry.value, '=', isNumber(computed) ? computed : 0n, terms, QUANTUM[scale]) !== 'fail';
      if (inside) columns?.set(column, { value: entry.value, rounded: true });
      else {
        append(cells.overrides, table, {
          cell: text,
          place,
          printed: isNumber(entry.value) ? plainText(entry.value, type) : '—',
          computed: computedText,
        });
      }
    }
  }
  const tables = [...printed.tables].map(([id, content]): [string, TableContent] => [
    id,
    { ...content, entries: new Map([...(entries.get(id) ?? [])].filter(([, columns]) => columns.size > 0)) },
  ]);
  return { document: { ...printed, tables: new Map(tables) }, cells };
}

function append<Item>(map: Map<string, Item[]>, key: string, item: Item): void {
  map.set(key, [...(map.get(key) ?? []), item]);
}

function reportOf(
  pack: Pack,
  located: LocatedWorkbook,
  readings: ReadonlyMap<string, TableReading>,
  cells: SettledCells,
  issues: readonly ImportIssue[],
  document: ProjectDocument,
  workbook: string,
): Omit<ImportReport, 'mapping'> {
  return {
    workbook,
    packId: pack.id,
    organisation: document.facts.organisation,
    year: document.facts.year,
    tables: pack.tables.map(({ id }) => {
      const reading = readings.get(id);
      return {
        table: id,
        found: reading !== undefined,
        sheet: reading?.sheet ?? '',
        place: reading?.anchor ?? '',
        pages: [...(reading?.pages ?? [])],
        scale: reading?.content.scale ?? 'yuan',
        values: reading?.values ?? 0,
        codedLines: reading?.content.lines.length ?? 0,
        overrides: cells.overrides.get(id) ?? [],
        filled: cells.filled.get(id) ?? [],
      };
    }),
    issues: issues.map(({ rule, severity, message, place, cells: touched }) => ({
      rule,
      severity,
      message,
      place,
      cells: [...touched],
    })),
    otherSheets: [...located.otherSheets],
  };
}

/** One sentence for the clerk; the caller adds the file's name. */
export function explainImportProblem(problem: ImportProblem): string {
  return problem.kind === 'no-tables'
    ? '里没有找到任何一张公开表（找不到“公开01表”等表号或表名），请选择部门决算公开报表的工作簿'
    : `里的工作表“${problem.sheet}”是${ministryName(problem.number)}，不是公开表，请先在决算软件中导出公开表`;
}

/** Known by its 表号, or by its budget columns when none is printed. */
function ministryName(number: string): string {
  return number === '' ? '财政部决算报表（有年初预算数、全年预算数等栏）' : `财政部决算报表${number}`;
}
