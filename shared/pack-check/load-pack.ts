import { SCALE_OF } from '../amount/amount';
import { append } from '../kit/lists';
import type { PackProblem } from '../kit/pack-problem';
import { failed, ok, type Result } from '../kit/result';
import { BOOKS_APART, PRIOR_BOOK } from '../pack/book';
import { buildTable } from '../pack/build-table';
import { readDictionaries, readFormerNames } from '../pack/dictionary';
import { readFormKind } from '../pack/form-file';
import type { Pack, PackSource, Table } from '../pack/pack';
import { readYaml } from '../pack/read-yaml';
import { REPORT_FILE, readReportPlan } from '../pack/report-file';
import { packFile, tableFile } from '../pack/table-schema';
import { typeFaults } from '../pack/type-faults';
import { type ReadRules, readRules } from '../rule/parse-rules';
import type { TableId } from '../rule/rule';
import { checkForm } from './check-form';
import { checkPack, type KnownFaults } from './check-pack';

const RULES_FILE = 'rules.txt';

/**
 * Reads a pack from its files: pack.yaml, tables/NN.yaml, rules.txt and the code lists it names. Everything that
 * is wrong is reported at once, with file, line and reason; a pack is either whole or not loaded.
 */
export function loadPack(source: PackSource): Result<Pack, readonly PackProblem[]> {
  const text = (file: string): Result<string, readonly PackProblem[]> => {
    const found = source.files[file];
    return found === undefined ? failed([{ file, line: 0, reason: '表样包缺少这个文件' }]) : ok(found);
  };
  const main = text('pack.yaml');
  if (!main.ok) return main;
  const head = readYaml('pack.yaml', main.value, packFile);
  if (!head.ok) return head;
  const {
    id,
    title,
    year,
    scale,
    organisationKinds,
    books,
    dictionary: lists,
    supplementary,
    assumed,
    formerNames: nameLists,
    eliminations,
    forms: formNames,
  } = head.value.value;
  const tableIds = [...head.value.value.tables, ...supplementary];

  const problems: PackProblem[] = [];
  const collect = <Value>(result: Result<Value, readonly PackProblem[]>): Value | undefined => {
    if (result.ok) return result.value;
    append(problems, result.problem);
    return undefined;
  };

  const official = head.value.value.tables.length;
  const placeOf = (position: number) =>
    position < official ? ['tables', position] : ['supplementary', position - official];
  const tables: Table[] = [];
  const linesOf = new Map<string, (path: readonly PropertyKey[]) => number>();
  const unread = new Set<TableId>();
  for (const [position, tableId] of tableIds.entries()) {
    const file = `tables/${tableId}.yaml`;
    const content = collect(text(file));
    const read = content === undefined ? undefined : collect(readYaml(file, content, tableFile));
    if (!read) {
      unread.add(tableId);
      continue;
    }
    if (read.value.id !== tableId) {
      problems.push({
        file,
        line: read.lineOf(['id']),
        reason: `编号“${read.value.id}”与文件名不一致，应为“${tableId}”`,
      });
    }
    if (tableIds.indexOf(tableId) !== position) {
      problems.push({
        file: 'pack.yaml',
        line: head.value.lineOf(placeOf(position)),
        reason: `表 ${tableId} 列了两次`,
      });
    }
    for (const { path, reason } of typeFaults(read.value)) {
      problems.push({ file, line: read.lineOf(path), reason });
    }
    for (const [panel, { items }] of read.value.panels.entries())
      for (const [at, item] of items.entries())
        if ('rows' in item)
          problems.push({
            file,
            line: read.lineOf(['panels', panel, 'items', at]),
            reason:
              '{rows} 只用在自评表（forms/*.yaml）里；公开表由科目编码列行，请写 {codes: …, levels: […]}',
          });
    linesOf.set(tableId, read.lineOf);
    tables.push(buildTable(read.value, supplementary.includes(tableId)));
  }

  const rulesText = collect(text(RULES_FILE));
  const { rules, problems: unreadRules }: ReadRules =
    rulesText === undefined ? { rules: [], problems: [] } : readRules(RULES_FILE, rulesText);

  const { entries: dictionary, problems: wrongCodes } = readDictionaries(
    lists.flatMap((list) => {
      const content = collect(text(list.file));
      return content === undefined ? [] : [{ ...list, text: content }];
    }),
  );
  append(problems, wrongCodes);
  const formerNames = nameLists.flatMap((file) => {
    const content = collect(text(file));
    const read = content === undefined ? undefined : readFormerNames(file, content);
    append(problems, read?.problems ?? []);
    return read?.names ?? [];
  });
  const forms = formNames.flatMap((name, at) => {
    const file = `forms/${name}.yaml`;
    const content = collect(text(file));
    const read = content === undefined ? undefined : collect(readFormKind(file, content));
    if (read && formNames.indexOf(name) !== at)
      problems.push({
        file: 'pack.yaml',
        line: head.value.lineOf(['forms', at]),
        reason: `${name} 列了两次`,
      });
    return read ? [{ ...read, file }] : [];
  });
  const reportText = source.files[REPORT_FILE];
  const report = reportText === undefined ? undefined : collect(readReportPlan(reportText, source.files));
  const pack: Pack = {
    id,
    title,
    year,
    scale: SCALE_OF[scale],
    organisationKinds,
    tables,
    books: [...new Set([PRIOR_BOOK, ...books, ...BOOKS_APART])].map((name) => ({ name, tables })),
    eliminations,
    forms: forms.map(({ kind }) => kind),
    rules,
    dictionary,
    formerNames,
    assumed,
    ...(report ? { report } : {}),
  };
  // What could not be read takes nothing from the rest, which is judged as well.
  const wrongFiles = new Set(problems.map(({ file }) => file));
  const known: KnownFaults = {
    unread,
    faulty: new Set(
      tables.flatMap(({ id: table }) => (wrongFiles.has(`tables/${table}.yaml`) ? [table] : [])),
    ),
    lists: new Set(lists.flatMap((list) => (wrongFiles.has(list.file) ? [list.classification] : []))),
  };
  const strayColumns = eliminations.flatMap((elimination, at) =>
    (['income', 'expense'] as const).flatMap((side): PackProblem[] => {
      const { table, column } = elimination[side];
      if (unread.has(table)) return [];
      if (tables.find(({ id }) => id === table)?.columns.some(({ number }) => number === column)) return [];
      const line = head.value.lineOf(['eliminations', at, side]);
      return [{ file: 'pack.yaml', line, reason: `抵销：表 ${table} 没有第 ${column} 栏` }];
    }),
  );
  const places = {
    rulesFile: RULES_FILE,
    lineOf: (table: string, path: readonly PropertyKey[]) => ({
      file: `tables/${table}.yaml`,
      line: linesOf.get(table)?.(path) ?? 0,
    }),
  };
  const faults = [
    ...problems,
    ...unreadRules,
    ...strayColumns,
    ...checkPack(pack, places, known),
    ...forms.flatMap(({ kind, lineOf, file }) => checkForm(pack, kind, file, lineOf, known)),
  ];
  if (faults.length === 0) return ok(pack);
  return failed(
    inOrder(faults, [
      'pack.yaml',
      ...tableIds.map((table) => `tables/${table}.yaml`),
      RULES_FILE,
      ...lists.map(({ file }) => file),
      ...nameLists,
      ...formNames.map((name) => `forms/${name}.yaml`),
    ]),
  );
}

/** File by file, those of `files` first and in their order, each from its top to its bottom. */
function inOrder(faults: readonly PackProblem[], files: readonly string[]): readonly PackProblem[] {
  const order = [...new Set([...files, ...faults.map(({ file }) => file)])];
  const place = new Map(order.map((file, at) => [file, at]));
  return faults.toSorted(
    (one, other) => (place.get(one.file) ?? 0) - (place.get(other.file) ?? 0) || one.line - other.line,
  );
}
