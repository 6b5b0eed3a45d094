import type { PackProblem } from '../kit/pack-problem';
import type { Pack } from '../pack/pack';
import { loadPack } from '../pack-check/load-pack';
import type { PlainWorkbook } from '../workbook/sheet';
import type { FunctionalClasses, SampleCode } from './sketch-lines';
import { type SketchedTable, sketchTable } from './sketch-table';
import { tableText, yamlText } from './write-tables';

/** What the author says of the pack to be; what is absent comes from the sample. */
export type DraftWish = {
  readonly id: string;
  readonly title?: string;
  readonly year?: number;
};

/** A pack's files without rules, and what became of each sheet. */
export type PackSketch = {
  readonly files: Readonly<Record<string, string>>;
  readonly tables: readonly SketchedTable[];
  /** Sheets that hold no table. */
  readonly otherSheets: readonly string[];
  readonly questions: readonly string[];
};

const LIST_FILES = { 单位: 'dictionary/units.csv', 项目: 'dictionary/projects.csv' } as const;

/** Reads tables, columns, lines and merges of every visible sheet; one sheet holds one table. */
export function sketchPack(workbook: PlainWorkbook, wish: DraftWish, classes: FunctionalClasses): PackSketch {
  const tables: SketchedTable[] = [];
  const otherSheets: string[] = [];
  for (const sheet of workbook.sheets) {
    if (sheet.hidden) continue;
    const sketched = sketchTable(sheet, '', classes);
    if (!sketched) {
      otherSheets.push(sheet.name);
      continue;
    }
    sketched.table.id = tableId(sketched, tables);
    tables.push(sketched);
  }
  const year = wish.year ?? tables.find((table) => table.year !== undefined)?.year ?? yearOnCover(workbook);
  const questions = [
    ...(year === undefined ? ['样本没有写明年度，pack.yaml 中的 year 请改为实际年度'] : []),
    '单位性质（organisationKinds）按行政、参公、事业、含多类的部门填写，请核对',
    ...tables.flatMap((table) => table.questions),
  ];
  const lists = [
    {
      file: 'dictionary/functional.csv',
      classification: 'functional',
      codes: tables.flatMap((table) => table.functional),
    },
    {
      file: 'dictionary/economic.csv',
      classification: 'economic',
      codes: tables.flatMap((table) => table.economic),
    },
    ...Object.entries(LIST_FILES).map(([classification, file]) => ({
      file,
      classification,
      codes: tables.flatMap((table) => table.listed.get(classification) ?? []),
    })),
  ].filter(({ codes }) => codes.length > 0);
  const head = {
    id: wish.id,
    title: wish.title ?? `${wish.id}（由样本起草）`,
    year: year ?? 2000,
    scale: tables.find(({ unit }) => unit !== '元')?.unit ?? '元',
    organisationKinds: ['行政', '参公', '事业', '含多类的部门'],
    tables: tables.map(({ table }) => table.id),
    dictionary: lists.map(({ file, classification }) => ({ file, classification, verified: false })),
  };
  return {
    files: {
      'pack.yaml': yamlText(head, ['由样本工作簿起草的表样包，请逐项核对']),
      'rules.txt': '',
      ...Object.fromEntries(
        tables.map(({ table, questions: own }) => [`tables/${table.id}.yaml`, tableText(table, own)]),
      ),
      ...Object.fromEntries(lists.map(({ file, codes }) => [file, listText(codes)])),
    },
    tables,
    otherSheets,
    questions,
  };
}

/** A cover or a title says 2024年度. */
function yearOnCover({ sheets }: PlainWorkbook): number | undefined {
  for (const sheet of sheets) {
    for (const cells of sheet.rows.values()) {
      for (const { text } of cells.values()) {
        const said = /(20\d\d)\s*年/.exec(text)?.[1];
        if (said !== undefined) return Number(said);
      }
    }
  }
  return undefined;
}

/** The digits of 公开NN表, else the table's place in the workbook; each once. */
function tableId({ table }: SketchedTable, before: readonly SketchedTable[]): string {
  const used = new Set(before.map((other) => other.table.id));
  const printed = /\d{1,2}/.exec(table.number ?? '')?.[0].padStart(2, '0');
  if (printed !== undefined && !used.has(printed)) return printed;
  let next = before.length + 1;
  while (used.has(String(next).padStart(2, '0'))) next += 1;
  return String(next).padStart(2, '0');
}

function listText(codes: readonly SampleCode[]): string {
  const names = new Map(codes.map(({ code, name }) => [code, name.replaceAll('"', '')]));
  const lines = [...names].sort(([one], [other]) => (one < other ? -1 : 1));
  return ['code,name', ...lines.map(([code, name]) => `${code},${name.includes(',') ? `"${name}"` : name}`)]
    .join('\n')
    .concat('\n');
}

/** The sketch as a pack, or the faults its author must mend. */
export function loadSketch(files: Readonly<Record<string, string>>): Pack | readonly PackProblem[] {
  const pack = loadPack({ directory: '', files });
  return pack.ok ? pack.value : pack.problem;
}
