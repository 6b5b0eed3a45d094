import { oncePer } from '../kit/once-per';
import { remembered } from '../kit/remembered';
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
const NUMBER = /^[-\d.,]*$/;
const IN_BRACKETS = /^(.*)\(([^()]*)\)$/;

/**
 * Reads a cell as the name of a table. A number or title may have 表号：, an ordinal or the year in front, and a
 * title may carry the number in brackets or before it, and a later page's carries a mark; anything else in the cell
 * makes it ordinary text.
 */
export const tableNameReader = oncePer((pack: Pack): ((text: string) => TableName | undefined) => {
  const { read } = spokenNameReader(pack);
  return (text) => read(spokenName(text));
});

/** The same of words that are taken apart already. */
export type SpokenNameReader = {
  readonly read: (spoken: SpokenName) => TableName | undefined;
  /** The last characters of the pack's names: what has no form that ends so names none of its tables. */
  readonly ends: ReadonlySet<string | undefined>;
};

export const spokenNameReader = oncePer((pack: Pack): SpokenNameReader => {
  const numbers = new Map(
    pack.tables
      .filter(({ number }) => number !== '')
      .map((table) => [numberKey(normalName(table.number)), table]),
  );
  const titles = titlesOf(pack);
  const byAnswer = answeredNames(pack);
  const byNumber = ({ ministry, key }: NumberForm): TableName | undefined => {
    if (ministry !== undefined) return { kind: 'ministry', number: ministry };
    const table = numbers.get(key);
    return table && { kind: 'table', table, numbered: true, continued: false };
  };
  const byTitle = (forms: readonly string[]): Table | undefined => {
    for (const form of forms) {
      const table = titles.get(form);
      if (table) return table;
    }
    return undefined;
  };
  const plainName = ({ text, numbers: own, titles: named, bracketed, leading }: NameForms) => {
    const answered = byAnswer(text);
    if (answered !== undefined) return answered ?? undefined;
    for (const form of own) {
      const number = byNumber(form);
      if (number) return number;
    }
    for (const both of [bracketed, leading]) {
      const number = both && byNumber(both.number);
      const titled = number && byTitle(both.titles);
      if (titled) return against(number, titled);
    }
    const table = byTitle(named) ?? (bracketed ? byTitle(bracketed.titles) : undefined);
    return table && ({ kind: 'table', table, numbered: false, continued: false } as const);
  };
  const ends = new Set(
    [...numbers.keys(), ...titles.keys(), ...(pack.answers?.titles.keys() ?? [])].map((name) => name.at(-1)),
  );
  const read = (spoken: SpokenName): TableName | undefined => {
    if (spoken.kind === 'none') return undefined;
    if (spoken.kind === 'continuation') return CONTINUATION;
    const { whole, unmarked } = spoken;
    if (!spoken.isMinistry && !spoken.ends.some((end) => ends.has(end))) return undefined;
    const name = plainName(whole);
    if (name || !unmarked) return name;
    const named = plainName(unmarked.name);
    return named?.kind === 'table' ? { ...named, continued: unmarked.continued } : named;
  };
  return { read, ends };
});

const CONTINUATION: TableName = { kind: 'continuation' };

/** A number of a table as it may be looked up. */
type NumberForm = { readonly ministry: string | undefined; readonly key: string };

/** The words of a cell as the packs' titles and numbers are looked up in them: what no pack changes. */
type NameForms = {
  readonly text: string;
  readonly numbers: readonly NumberForm[];
  readonly titles: readonly string[];
  /** A title with a number in brackets behind it. */
  readonly bracketed: { readonly number: NumberForm; readonly titles: readonly string[] } | undefined;
  /** A number with a title behind it. */
  readonly leading: { readonly number: NumberForm; readonly titles: readonly string[] } | undefined;
};

export type SpokenName =
  | { readonly kind: 'none' }
  | { readonly kind: 'continuation' }
  | {
      readonly kind: 'words';
      /** Some form of it is the number of one of the ministry's own tables. */
      readonly isMinistry: boolean;
      /** The last characters of all its forms: most words end like no title of a pack. */
      readonly ends: readonly (string | undefined)[];
      readonly whole: NameForms;
      readonly unmarked: { readonly name: NameForms; readonly continued: boolean } | undefined;
    };

const NO_NAME: SpokenName = { kind: 'none' };

/** Taken apart once, however many packs look. Amounts, most of what stands in a workbook, are not even looked up. */
export function spokenName(text: string): SpokenName {
  return NUMBER.test(text) ? NO_NAME : spokenWords(text);
}

const spokenWords = remembered((text): SpokenName => {
  if (!LETTER.test(text)) return NO_NAME;
  if (isContinuationMark(text)) return { kind: 'continuation' };
  const unmarked = withoutContinuationMark(text);
  const whole = nameForms(text);
  const name = unmarked && nameForms(unmarked.name);
  const all = [whole, ...(name ? [name] : [])];
  const numbers = all.flatMap(numbersIn);
  return {
    kind: 'words',
    isMinistry: numbers.some(({ ministry }) => ministry !== undefined),
    ends: [
      ...new Set([...numbers.map(({ key }) => key), ...all.flatMap(titlesIn)].map((form) => form.at(-1))),
    ],
    whole,
    unmarked: name && { name, continued: unmarked?.continued ?? false },
  };
});

function numbersIn({ numbers, bracketed, leading }: NameForms): readonly NumberForm[] {
  return [...numbers, ...(bracketed ? [bracketed.number] : []), ...(leading ? [leading.number] : [])];
}

function titlesIn({ text, titles, bracketed, leading }: NameForms): readonly string[] {
  return [text, ...titles, ...(bracketed?.titles ?? []), ...(leading?.titles ?? [])];
}

function nameForms(text: string): NameForms {
  const bracketed = IN_BRACKETS.exec(text);
  const leading = /^(?:表号:)?(\D*\d+表)[:-]?(.+)$/.exec(text);
  return {
    text,
    numbers: [numberForm(text), numberForm(text.replace(ORDINAL, ''))],
    titles: titleForms(text),
    bracketed: bracketed
      ? { number: numberForm(bracketed[2] ?? ''), titles: titleForms(bracketed[1] ?? '') }
      : undefined,
    leading: leading
      ? { number: numberForm(leading[1] ?? ''), titles: titleForms(leading[2] ?? '') }
      : undefined,
  };
}

function numberForm(text: string): NumberForm {
  const plain = text.replace(NUMBER_LABEL, '');
  return { ministry: MINISTRY_NUMBER.test(plain) ? plain : undefined, key: numberKey(plain) };
}

function titleForms(text: string): readonly string[] {
  return [...new Set([text, text.replace(ORDINAL, ''), text.replace(YEAR_IN_FRONT, '')])];
}

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
