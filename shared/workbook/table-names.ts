import { oncePer } from '../kit/once-per';
import { normalName } from '../kit/same-name';
import type { Pack, Table } from '../pack/pack';
import { isContinuationMark, withoutContinuationMark } from './continuation-mark';

/** What a cell that names a table says: one of the pack's, or the number of one of the ministry's own. */
export type TableName =
  | {
      readonly kind: 'table';
      readonly table: Table;
      readonly numbered: boolean;
      /** Marked as a later page of the table: 公开02表（续）. */
      readonly continued: boolean;
      /** The cell names this table by its title too, and the other by its number. */
      readonly against?: Table;
      /** A clerk said so: what else names it does not count. */
      readonly answered?: true;
    }
  /** 续表 and no name: whatever table stands above goes on. */
  | { readonly kind: 'continuation' }
  | { readonly kind: 'ministry'; readonly number: string };

/** The ministry's own tables (财决01表) are other tables: known by their number, and refused. */
const MINISTRY_NUMBER = /^财决\d+(-\d+)?表$/;
const NUMBER_LABEL = /^表号:/;
const ORDINAL = /^(附?(表|件)?\d+[.、:-]|附表:?|附件:?)/;
const YEAR_IN_FRONT = /^.*20\d{2}年度?(部门|单位)?/;
/** Amounts and dates name no table. */
const LETTER = /\p{L}/u;
const IN_BRACKETS = /^(.*)\(([^()]*)\)$/;

/**
 * Reads a cell as the name of a table. A number or title may have 表号：, an ordinal or the year in front, and a
 * title may carry the number in brackets or before it, and a later page's carries a mark; anything else in the cell
 * makes it ordinary text.
 */
export const tableNameReader = oncePer((pack: Pack): ((text: string) => TableName | undefined) => {
  const numbers = new Map(
    pack.tables
      .filter(({ number }) => number !== '')
      .map((table) => [numberKey(normalName(table.number)), table]),
  );
  const titles = titlesOf(pack);
  const byAnswer = answeredNames(pack);
  const byNumber = (text: string): TableName | undefined => {
    const plain = text.replace(NUMBER_LABEL, '');
    if (MINISTRY_NUMBER.test(plain)) return { kind: 'ministry', number: plain };
    const table = numbers.get(numberKey(plain));
    return table && { kind: 'table', table, numbered: true, continued: false };
  };
  const byTitle = (text: string): Table | undefined => {
    for (const plain of [text, text.replace(ORDINAL, ''), text.replace(YEAR_IN_FRONT, '')]) {
      const table = titles.get(plain);
      if (table) return table;
    }
    return undefined;
  };
  const plainName = (text: string): TableName | undefined => {
    const answered = byAnswer(text);
    if (answered !== undefined) return answered ?? undefined;
    const number = byNumber(text) ?? byNumber(text.replace(ORDINAL, ''));
    if (number) return number;
    const bracketed = IN_BRACKETS.exec(text);
    if (bracketed) {
      const inside = byNumber(bracketed[2] ?? '');
      const titled = inside && byTitle(bracketed[1] ?? '');
      if (titled) return against(inside, titled);
    }
    const leading = /^(?:表号:)?(\D*\d+表)[:-]?(.+)$/.exec(text);
    const front = leading && byNumber(leading[1] ?? '');
    const behind = front && byTitle(leading?.[2] ?? '');
    if (behind) return against(front, behind);
    const table = byTitle(text) ?? (bracketed ? byTitle(bracketed[1] ?? '') : undefined);
    return table && { kind: 'table', table, numbered: false, continued: false };
  };
  return (text) => {
    if (!LETTER.test(text)) return undefined;
    if (isContinuationMark(text)) return { kind: 'continuation' };
    const whole = plainName(text);
    if (whole) return whole;
    const unmarked = withoutContinuationMark(text);
    const named = unmarked && plainName(unmarked.name);
    return named?.kind === 'table' ? { ...named, continued: unmarked?.continued ?? false } : named;
  };
});

/** A title without what changes from year to year or from file to file: an ordinal, the year in front. */
export function titleWords(text: string): string {
  const plain = text.replace(ORDINAL, '').replace(YEAR_IN_FRONT, '');
  return plain === '' ? text : plain;
}

/** What a clerk said of a title; `null`: it names no table; `undefined`: nothing was said. */
function answeredNames({ answers, tables }: Pack): (text: string) => TableName | null | undefined {
  if (!answers || answers.titles.size === 0) return () => undefined;
  return (text) => {
    const spoken = [text, titleWords(text)].find((words) => answers.titles.has(words));
    const id = spoken === undefined ? undefined : answers.titles.get(spoken);
    if (id === undefined || id === null) return id;
    const table = tables.find((known) => known.id === id);
    return table && { kind: 'table', table, numbered: false, continued: false, answered: true };
  };
}

function against(name: TableName, titled: Table): TableName {
  return name.kind === 'table' && name.table !== titled ? { ...name, against: titled } : name;
}

/** 公开1表 and 公开01表 are the same number. */
function numberKey(number: string): string {
  return number.replace(/0+(?=\d+表$)/, '');
}

/** Normalised titles and aliases → table. A title that two tables share names neither. */
function titlesOf(pack: Pack): ReadonlyMap<string, Table> {
  const titles = new Map<string, Table>();
  const shared = new Set<string>();
  for (const table of pack.tables) {
    for (const name of [table.title, ...table.aliases]) {
      const text = normalName(name);
      if (titles.has(text) && titles.get(text) !== table) shared.add(text);
      titles.set(text, table);
    }
  }
  for (const text of shared) titles.delete(text);
  return titles;
}
