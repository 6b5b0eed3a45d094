import { type CellValue, isNumber, isText, textOf } from '../amount/amount';
import type { Address } from '../document/address';
import { writeAddress } from '../document/address';
import { fullName } from '../forms/form-list';
import type { FormFigures } from '../forms/form-summary';
import { AMOUNT } from '../kind/kinds';
import type { FormPlace } from '../pack/form-kind';
import type { BookId } from '../rule/rule';
import type { Session } from '../session/session';
import type { Quantity } from './quantity';
import { TemplateFault } from './template-fault';
import type { QuotedText } from './typed-text';

/** A 项目 as a template goes through them. The texts that the pack quotes stand under the names it gives them. */
export type NarrativeForm = {
  readonly 名称: string;
  /** Its name with 项目 behind it, once. */
  readonly 全称: string;
  /** 优; empty without a score. */
  readonly 等级: string;
  /** Its number among the attachments: forms marked 涉密 have none, and are not gone through. */
  readonly 附件: string;
  readonly 全年预算数: Quantity;
  readonly 全年执行数: Quantity;
  readonly 得分: Quantity;
  readonly [quote: string]: string | number | Quantity | QuotedText;
};

/** The forms of a kind in the order of their list, but for those marked 涉密: they are counted and never printed. */
export function formsOfKind(session: Session, name: string): readonly NarrativeForm[] {
  if (!session.pack.forms.some((kind) => kind.name === name))
    throw new TemplateFault(`表样包没有名为“${name}”的自评表`);
  const printed = session.forms.figures().filter(({ facts }) => !facts.secret);
  return printed.flatMap((form, at) => (form.kind.name === name ? [narrated(session, form, at + 1)] : []));
}

function narrated(
  session: Session,
  { book, kind, facts, grade }: FormFigures,
  number: number,
): NarrativeForm {
  const quotes = Object.entries(kind.quotes).map(([name, place]): [string, QuotedText] => {
    const cell = at(book, place);
    const value = session.cell(cell)?.value ?? null;
    const text = isText(value) ? textOf(value).trim() : '';
    return [
      name,
      {
        kind: 'quoted',
        label: `${facts.name}·${name}`,
        text,
        cell: writeAddress(cell),
        missing: text === '',
        isSentence: true,
      },
    ];
  });
  return {
    ...Object.fromEntries(quotes),
    名称: facts.name,
    全称: fullName(facts),
    等级: grade ?? '',
    附件: String(number),
    全年预算数: quantityAt(session, at(book, kind.budget), `${facts.name}的全年预算数`),
    全年执行数: quantityAt(session, at(book, kind.executed), `${facts.name}的全年执行数`),
    得分: quantityAt(session, at(book, kind.score), `${facts.name}的得分`),
  };
}

function at(book: BookId, place: FormPlace): Address {
  return { book, ...place };
}

function quantityAt(session: Session, address: Address, words: string): Quantity {
  const cell = session.cell(address);
  const value: CellValue = cell?.value ?? null;
  const text = writeAddress(address);
  return {
    kind: 'quantity',
    type: cell?.type ?? AMOUNT,
    value: isNumber(value) ? value : 0n,
    blank: !isNumber(value),
    cells: [text],
    formula: text,
    ...(isNumber(value) ? {} : { missing: `没有${words}` }),
  };
}
