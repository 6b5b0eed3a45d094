import { z } from 'zod';
import type { Pack } from '../pack/pack';
import type { Answer } from './answer';
import type { MappingEntry, MappingReport } from './mapping-report';
import { answerOptions } from './options';

/** What a workbook leaves open, with the answers there are. */
export const question = z.object({
  /** By which an answer names it: `scale:03`, `group:07:甲`. */
  id: z.string(),
  question: z.string(),
  sheet: z.string(),
  place: z.string(),
  options: z.array(z.object({ key: z.string(), name: z.string() })),
});
export type Question = z.infer<typeof question>;

/** The key of the answer that means nothing of all that (忽略). */
export const NONE = 'none';

/** The questions of an import that nobody has answered. */
export function openQuestions(
  pack: Pack,
  { entries }: { readonly entries: readonly MappingEntry[] },
): Question[] {
  return entries.flatMap(({ asked, by, question: sentence, sheet, place, nearest, rows }) => {
    if (sentence === undefined || by === 'clerk') return [];
    const options = answerOptions(pack, asked, rows).map(({ key, name }) => ({ key, name }));
    const likely = (key: string): number => (nearest.includes(key) ? nearest.indexOf(key) : nearest.length);
    return [
      {
        id: questionId(asked),
        question: sentence,
        sheet,
        place,
        options: [
          ...options.toSorted((one, other) => likely(one.key) - likely(other.key)),
          ...(ignored(asked) ? [{ key: NONE, name: '都不是，不读取' }] : []),
        ],
      },
    ];
  });
}

/** Nearest meanings of a row that are listed; there are as many as the pack has lines and 科目. */
const MOST_LINES = 8;

/**
 * What can be answered without being asked: words that nobody knew a meaning of, and where a table's data begin. Of a
 * row's meanings only the nearest are listed.
 */
export function answerable(pack: Pack, { entries }: MappingReport): Question[] {
  return entries.flatMap(({ asked, by, question: sentence, sheet, place, shown, nearest, rows }) => {
    if (sentence !== undefined || by === 'clerk' || (by === 'program' && asked.of !== 'body')) return [];
    const options = answerOptions(pack, asked, rows).map(({ key, name }) => ({ key, name }));
    const listed =
      asked.of === 'line' ? options.filter(({ key }) => nearest.includes(key)).slice(0, MOST_LINES) : options;
    return [
      {
        id: questionId(asked),
        question: `工作表“${sheet}”${place === '' ? '' : `的 ${place} `}${asked.of === 'body' ? '是数据的第一行吗？' : `“${shown}”是什么？`}`,
        sheet,
        place,
        options: [...listed, ...(ignored(asked) ? [{ key: NONE, name: '都不是，不读取' }] : [])],
      },
    ];
  });
}

/** Names a question in a command. */
export function questionId(asked: Answer): string {
  switch (asked.of) {
    case 'title':
    case 'sheet':
      return `${asked.of}:${asked.words}`;
    case 'year':
    case 'form':
      return `${asked.of}:${asked.words}`;
    case 'scale':
    case 'reading':
    case 'body':
      return `${asked.of}:${asked.table}`;
    case 'group':
      return `group:${asked.table}:${asked.words}`;
    case 'column':
      return `column:${asked.table}:${asked.words}:${asked.nth}`;
    case 'line':
      return `line:${asked.table}:${asked.panel}:${asked.words}:${asked.nth}`;
  }
}

/** The answer that a question's id and an option's key say, among what was asked; `undefined`: there is none such. */
export function answerTo(
  pack: Pack,
  { entries }: MappingReport,
  id: string,
  key: string,
): Answer | undefined {
  const entry = entries.find(({ asked }) => questionId(asked) === id);
  if (!entry) return undefined;
  if (key === NONE) return ignored(entry.asked);
  const options = answerOptions(pack, entry.asked, entry.rows);
  // 万元 is as good as wanyuan, as long as only one option is called so.
  const named = options.filter(({ name }) => name === key);
  return (options.find((option) => option.key === key) ?? (named.length === 1 ? named[0] : undefined))
    ?.answer;
}

/** The same question, answered with nothing (忽略); `undefined` where it has to be one of its options. */
export function ignored(asked: Answer): Answer | undefined {
  switch (asked.of) {
    case 'title':
    case 'sheet':
      return { ...asked, table: null };
    case 'line':
      return { ...asked, line: null };
    case 'column':
      return { ...asked, column: null };
    case 'group':
      return { ...asked, group: null };
    case 'form':
      return { ...asked, form: null };
    case 'scale':
    case 'reading':
    case 'body':
    case 'year':
      return undefined;
  }
}
