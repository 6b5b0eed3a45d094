import { failed, ok, type Result } from '../kit/result';
import { foldedText, normalName } from '../kit/same-name';
import type { Roster, RosterUnit } from './roster';

/** What stands in a list and is no unit: sums, titles, who filled it in (填表人：), (以下空白). */
const NO_UNIT = /^(合计|总计|小计|共计)|(名单|清单|一览表|花名册|统计表)(\(.*\))?$|:|^\([^)]*\)$/;

/** A row of a list. */
type WrittenUnit = {
  readonly name: string;
  readonly count?: string | undefined;
  readonly aliases?: readonly string[];
};

/** Units as they are read, each once. */
export class RosterList {
  readonly #units = new Map<string, RosterUnit & { readonly row: number }>();
  readonly #told: string[] = [];
  readonly #headcountName: string | null;

  constructor(headcountName: string | null) {
    this.#headcountName = headcountName;
  }

  tell(sentence: string): void {
    this.#told.push(sentence);
  }

  /** @param isSure it is the name of a unit, whatever it looks like */
  add({ name: written, count, aliases = [] }: WrittenUnit, row: number, isSure = false): void {
    const name = isSure ? written.trim() : withoutNumber(written);
    if (name === '') {
      if (count !== undefined && count !== '') this.tell(`名单第 ${row} 行没有单位名称，没有算`);
      return;
    }
    if (!isSure && NO_UNIT.test(normalName(name))) {
      this.tell(`名单第 ${row} 行“${name}”不是单位，没有算`);
      return;
    }
    const known = this.#units.get(normalName(name));
    if (known) {
      if (!isSure)
        this.tell(`名单上“${name}”写了两次（第 ${known.row}、${row} 行），算一个，用第 ${known.row} 行的`);
      return;
    }
    const others = [...aliases, isSure ? '' : withoutCode(name)]
      .map((alias) => alias.trim())
      .filter((alias) => alias !== '');
    this.#units.set(normalName(name), {
      name,
      headcount: this.#people(name, row, count),
      ...(others.length === 0 ? {} : { aliases: others }),
      row,
    });
  }

  result(): Result<Roster, string> {
    this.#dropAliasesOfOthers();
    if (this.#units.size === 0) return failed('里没有单位名称，请选写着各单位名称的名单');
    const units = [...this.#units.values()].map(({ row: _, ...unit }) => unit);
    return ok({ units, headcountName: this.#headcountName, told: this.#told });
  }

  /** An alias that is the name or an alias of another unit, too, is of no use: whose it is nobody knows. */
  #dropAliasesOfOthers(): void {
    const owners = new Map([...this.#units].map(([key, { name }]) => [key, [name]]));
    for (const { name, aliases = [] } of this.#units.values())
      for (const key of new Set(aliases.map(normalName))) owners.set(key, [...(owners.get(key) ?? []), name]);
    for (const [key, { aliases = [], ...unit }] of this.#units) {
      const own = aliases.filter((alias) => {
        const others = (owners.get(normalName(alias)) ?? []).filter((name) => name !== unit.name);
        if (others.length > 0)
          this.tell(`名单上“${unit.name}”的别名“${alias}”也是“${others.join('”“')}”的，没有用`);
        return others.length === 0;
      });
      this.#units.set(key, own.length === 0 ? unit : { ...unit, aliases: own });
    }
  }

  #people(name: string, row: number, written = ''): number | null {
    const text = foldedText(written).trim();
    const [, digits] = /^(\d{1,9}|\d{1,3}(?:,\d{3}){1,2})\s*人?$/.exec(text) ?? [];
    if (digits !== undefined) return Number(digits.replaceAll(',', ''));
    if (text !== '') this.tell(`名单第 ${row} 行“${name}”的人数“${written}”不是整数，没有读取`);
    return null;
  }
}

/** A list may be numbered by hand: `3、某局`, `（二）某局`. */
function withoutNumber(text: string): string {
  const name = text.trim();
  if (/^\d+$/.test(name)) return '';
  return name.replace(
    /^(?:[（(][\d一二三四五六七八九十百]+[)）]|\d+[.．、]|[一二三四五六七八九十百]+、)\s*(?=\D)/,
    '',
  );
}

/**
 * The name behind a code or a number, as which a unit's tables may print it: `101001 某区体育局`. It may be a part of the name,
 * too (`21 世纪小学`), so that it is only another name. Empty: there is no code.
 */
function withoutCode(name: string): string {
  const [, rest = ''] =
    /^(?:\d+[-_—–\s]+|[[【(（]\d+[\]】)）]\s*|\d{6,})(\p{Script=Han}.{2,})$/u.exec(name) ?? [];
  return rest;
}
