import { isMap, isScalar, isSeq, parseDocument, type Scalar, visit } from 'yaml';
import { isObject, parseObject } from '../kit/json-object';
import { append } from '../kit/lists';
import type { PackProblem } from '../kit/pack-problem';
import { failed, ok, type Result } from '../kit/result';
import type { PackSource } from '../pack/pack';
import { booksOfProject, deep } from './books-of-project';
import type { KeyMap } from './line-keys';
import { isForm, namesCells, renameFormPlaces, renamePlaces, replacing } from './referring-files';
import { renameTables, renameTablesInTemplate } from './rename-tables';
import { spliceText, type TextEdit } from './splice-text';

/** The pack's files as they are then: those that are called otherwise stand under their new path alone. */
export type RenumberedTables = {
  readonly files: Readonly<Record<string, string>>;
  /** Paths that are no more. */
  readonly gone: readonly string[];
};

/**
 * Calls whole tables anew (08 becomes 07, 07 becomes 09) everywhere in a pack: the files of the tables with the digits of
 * their 表号 and sheet, the list in pack.yaml, rules and the numbers of their own, tests, templates, the sample. Several
 * may change places at once.
 */
export function renumberTables(
  source: PackSource,
  moves: KeyMap,
): Result<RenumberedTables, readonly PackProblem[]> {
  const fault = faultOf(source, moves);
  if (fault !== undefined) return failed([{ file: 'pack.yaml', line: 0, reason: fault }]);
  const files: Record<string, string> = {};
  for (const [path, text] of Object.entries(source.files)) {
    const table = tableOf(path);
    const to = table === undefined ? undefined : moves.get(table);
    const renamed = renamedText(path, text, moves);
    if (table !== undefined && to !== undefined)
      files[`tables/${to}.yaml`] = renamedTable(renamed, table, to);
    else if (renamed !== text) files[path] = renamed;
  }
  const gone = [...moves.keys()].map((table) => `tables/${table}.yaml`).filter((path) => !(path in files));
  return ok({ files, gone });
}

function tableOf(path: string): string | undefined {
  return /^tables\/(.+)\.yaml$/.exec(path)?.[1];
}

function faultOf({ files }: PackSource, moves: KeyMap): string | undefined {
  const tables = new Set(Object.keys(files).flatMap((path) => tableOf(path) ?? []));
  const missing = [...moves.keys()].find((table) => !tables.has(table));
  if (missing !== undefined) return `表样包没有表 ${missing}`;
  const bad = [...moves.values()].find((table) => !/^[^[\],.\s/\\]+$/.test(table));
  if (bad !== undefined) return `表的编号不能是“${bad}”`;
  const taken = [...moves.values()].find((table) => tables.has(table) && !moves.has(table));
  if (taken !== undefined) return `已经有表 ${taken}，它也要改时请一并写明`;
  return new Set(moves.values()).size < moves.size ? '不同的表不能改成同一编号' : undefined;
}

function renamedText(path: string, text: string, moves: KeyMap): string {
  if (path === 'pack.yaml') return renamedHead(text, moves);
  if (path.endsWith('.juesuan')) return renamedProject(text, moves);
  if (isForm(path)) return renameFormPlaces(text, (told) => renameTables(told, moves));
  if (path.endsWith('.md')) return renameTablesInTemplate(text, moves);
  if (!namesCells(path)) return text;
  const words = renameTables(text, moves);
  const placed = path.endsWith('.yaml') ? renamedPlaces(words, moves) : words;
  return path.startsWith('tests/') ? renamedLists(placed, moves) : placed;
}

/** `table:` of charts, and of 抵销. */
function renamedPlaces(text: string, moves: KeyMap): string {
  return renamePlaces(text, ({ table }) => {
    const to = moves.get(table);
    return to === undefined ? {} : { table: to };
  });
}

/** 科目: in which table. */
function renamedLists(text: string, moves: KeyMap): string {
  const edits: TextEdit[] = [];
  visit(parseDocument(text), {
    Pair(_, { key, value }) {
      if (!isScalar(key) || key.value !== '科目' || !isMap(value)) return;
      for (const { key: table } of value.items) if (isScalar(table)) append(edits, edit(text, table, moves));
    },
  });
  return spliceText(text, edits);
}

function edit(text: string, scalar: Scalar, moves: KeyMap): TextEdit[] {
  const to = moves.get(String(scalar.value));
  return to === undefined ? [] : [replacing(text, scalar, to)];
}

function renamedHead(head: string, moves: KeyMap): string {
  const text = renamedPlaces(head, moves);
  const document = parseDocument(text);
  const lists = ['tables', 'supplementary'].map((name) => document.get(name));
  const scalars = lists.flatMap((list) => (isSeq(list) ? list.items.filter(isScalar) : []));
  return spliceText(
    text,
    scalars.flatMap((scalar) => edit(text, scalar, moves)),
  );
}

/** The table's own file: its id, and the same digits where its 表号 and sheet print them. */
function renamedTable(text: string, from: string, to: string): string {
  const document = parseDocument(text);
  return spliceText(
    text,
    ['id', 'number', 'sheet'].flatMap((name): TextEdit[] => {
      const scalar = document.get(name, true);
      if (!isScalar(scalar)) return [];
      const old = String(scalar.value);
      const next = name === 'id' ? to : old.replaceAll(new RegExp(`(?<!\\d)${from}(?!\\d)`, 'g'), to);
      return next === old ? [] : [replacing(text, scalar, next)];
    }),
  );
}

function renamedProject(text: string, moves: KeyMap): string {
  const project = parseObject(text);
  if (!project) return text;
  const rename = (told: string): string => renameTables(told, moves);
  for (const part of booksOfProject(project)) {
    if (isObject(part.tables))
      part.tables = Object.fromEntries(
        Object.entries(part.tables).map(([table, content]) => [moves.get(table) ?? table, content]),
      );
    if (part.explanations !== undefined) part.explanations = deep(part.explanations, rename);
    if (Array.isArray(part.lacks))
      part.lacks = part.lacks.map((lack: unknown) =>
        isObject(lack) ? { ...lack, table: moves.get(String(lack.table)) ?? lack.table } : lack,
      );
  }
  for (const name of ['notes', 'issues']) project[name] = deep(project[name], rename);
  return `${JSON.stringify(project, null, 1)}\n`;
}
