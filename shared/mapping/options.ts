import { SCALE_NAMES, SCALES } from '../amount/amount';
import type { ShownReading } from '../pack/answered-words';
import type { Pack } from '../pack/pack';
import type { Answer } from './answer';
import { columnTargets, groupTitles } from './column-targets';
import { lineTargets } from './line-targets';

/** One thing that words may be said to mean: its name for the clerk, and the answer that says so. */
export type AnswerOption = {
  readonly key: string;
  readonly name: string;
  /** The name without the code or 行次 beside it. */
  readonly label: string;
  readonly answer: Answer;
};

/** A row from which on a table's data may be said to stand, by the words of the row above it; or a kind of forms. */
export type RowChoice = { readonly words: string; readonly name: string };

/** All that the words asked of may mean, in the pack's order; without 忽略. `rows`: where these are the workbook's. */
export function answerOptions(pack: Pack, asked: Answer, rows: readonly RowChoice[] = []): AnswerOption[] {
  const table = 'table' in asked ? pack.tables.find(({ id }) => id === asked.table) : undefined;
  switch (asked.of) {
    case 'title':
    case 'sheet':
      return pack.tables.map(({ id, number, title }) =>
        option([number, title].join(' ').trim(), { ...asked, table: id }, title),
      );
    case 'line': {
      const { panel } = asked;
      if (!table) return [];
      return lineTargets(pack, table, panel).map(({ key, name, label }) =>
        option(name, { ...asked, line: key }, label),
      );
    }
    case 'column':
      return table
        ? columnTargets(table).map(({ name, target }) => option(name, { ...asked, column: target }))
        : [];
    case 'scale':
      return SCALES.map((scale) => option(SCALE_NAMES[scale], { ...asked, scale }));
    case 'group':
      return table ? groupTitles(table).map((group) => option(group, { ...asked, group })) : [];
    case 'reading':
      return (['shown', 'stored'] as const).map((reading) =>
        option(READING_NAMES[reading], { ...asked, reading }),
      );
    case 'body':
      return rows.map(({ words, name }) => option(name, { ...asked, words }));
    case 'form':
      return rows.map(({ words, name }) => option(name, { ...asked, form: words }));
    case 'year':
      return [option(`仍用${pack.title}读取`, { ...asked, accepted: true })];
  }
}

const READING_NAMES: Readonly<Record<ShownReading, string>> = {
  shown: '按显示的数',
  stored: '按单元格中存储的数',
};

function option(name: string, answer: Answer, label = name): AnswerOption {
  return { key: targetKey(answer) ?? '', name, label, answer };
}

/** Names what an answer says, among the options of its question; nothing (忽略): `undefined`. */
export function targetKey(answer: Answer): string | undefined {
  switch (answer.of) {
    case 'title':
    case 'sheet':
      return answer.table ?? undefined;
    case 'line':
      return answer.line ?? undefined;
    case 'column':
      return answer.column ? columnKey(answer.column) : undefined;
    case 'scale':
      return answer.scale;
    case 'group':
      return answer.group ?? undefined;
    case 'reading':
      return answer.reading ?? undefined;
    case 'body':
      return answer.words;
    case 'form':
      return answer.form ?? undefined;
    case 'year':
      return answer.accepted === true ? 'accepted' : undefined;
  }
}

function columnKey({
  panel,
  shows,
  amount,
}: NonNullable<Extract<Answer, { of: 'column' }>['column']>): string {
  return `${panel} ${shows} ${amount ?? ''}`.trim();
}

/** What an answer says, in the pack's words; without the words it is about. */
export function targetName(pack: Pack, answer: Answer): string {
  const key = targetKey(answer);
  if (key === undefined) return '忽略';
  if (answer.of === 'form') return pack.forms.find(({ name }) => name === key)?.title ?? key;
  if (answer.of === 'body') return `“${answer.words}”的下一行`;
  return answerOptions(pack, answer).find((known) => known.key === key)?.name ?? key;
}
