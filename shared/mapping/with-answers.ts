import type { Scale } from '../amount/amount';
import { normalName } from '../kit/same-name';
import {
  type AnsweredTable,
  type ColumnTarget,
  columnWordsKey,
  lineWordsKey,
  type ShownReading,
} from '../pack/answered-words';
import type { Pack, Table } from '../pack/pack';
import type { Answer } from './answer';
import { columnTargets, groupTitles, sameColumn } from './column-targets';
import { isLineOf } from './line-targets';

export type PackWithAnswers = {
  readonly pack: Pack;
  /** Answers whose table, line or column the pack does not have (any more); they are without effect. */
  readonly unfit: readonly Answer[];
};

/** A pack that reads workbooks by what a clerk said of them, beside its own names. The pack itself stays as it was. */
export function withAnswers(pack: Pack, answers: readonly Answer[]): PackWithAnswers {
  if (answers.length === 0) return { pack, unfit: [] };
  const tables = new Map(pack.tables.map((table) => [table.id, table]));
  const unfit = answers.filter((given) => !fits(given, tables));
  const fitting = answers.filter((given) => !unfit.includes(given));
  const titled = (of: 'title' | 'sheet') =>
    new Map(fitting.flatMap((given) => (given.of === of ? [[given.words, given.table] as const] : [])));
  return {
    pack: {
      ...pack,
      answers: { titles: titled('title'), sheets: titled('sheet'), years: acceptedYears(fitting) },
      tables: pack.tables.map((table) => {
        const own = fitting.filter(
          (given) =>
            given.of !== 'title' &&
            given.of !== 'sheet' &&
            given.of !== 'year' &&
            given.of !== 'form' &&
            given.table === table.id,
        );
        const answered = answeredTable(own);
        return answered ? { ...table, answers: answered } : table;
      }),
    },
    unfit,
  };
}

function answeredTable(answers: readonly Answer[]): AnsweredTable | undefined {
  if (answers.length === 0) return undefined;
  const lines = new Map<string, string | null>();
  const columns = new Map<string, ColumnTarget | null>();
  const groups = new Map<string, string | null>();
  let scale: Scale | undefined;
  let reading: ShownReading | undefined;
  let body: string | undefined;
  for (const given of answers) {
    if (given.of === 'line')
      lines.set(lineWordsKey(given.panel, { text: given.words, nth: given.nth }), given.line);
    else if (given.of === 'column')
      columns.set(columnWordsKey({ text: given.words, nth: given.nth }), given.column);
    else if (given.of === 'scale') scale = given.scale;
    else if (given.of === 'reading') reading = given.reading ?? undefined;
    else if (given.of === 'body') body = given.words;
    else if (given.of === 'group') groups.set(given.words, given.group && normalName(given.group));
  }
  return { lines, columns, groups, scale, reading, body };
}

function acceptedYears(answers: readonly Answer[]): ReadonlySet<number> {
  return new Set(
    answers.flatMap((given) => (given.of === 'year' && given.accepted ? [Number(given.words)] : [])),
  );
}

function fits(given: Answer, tables: ReadonlyMap<string, Table>): boolean {
  if (given.of === 'year' || given.of === 'form' || given.table === null) return true;
  const table = tables.get(given.table);
  if (!table) return false;
  switch (given.of) {
    case 'title':
    case 'sheet':
    case 'scale':
    case 'reading':
    case 'body':
      return true;
    case 'group':
      return given.group === null || groupTitles(table).includes(given.group);
    case 'line':
      return (
        given.panel < table.panels.length && (given.line === null || isLineOf(table, given.panel, given.line))
      );
    case 'column': {
      const { column } = given;
      return column === null || columnTargets(table).some((known) => sameColumn(known.target, column));
    }
  }
}
