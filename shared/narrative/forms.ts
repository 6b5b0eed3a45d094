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
  /** The mark of a form that nobody has filled in, which is all that can be said of it; false of any other. */
  readonly 还没有填写: QuotedText | false;
  readonly [quote: string]: string | number | false | Quantity | QuotedText;
};

/** The forms of a kind in the order of their list, but for those marked 涉密: they are counted and never printed. */
export function formsOfKind(session: Session, name: string): readonly NarrativeForm[] {
  refuseUnknown(session, name);
  const printed = session.forms.figures().filter(({ facts }) => !facts.secret);
  return printed.flatMap((form, at) => (form.kind.name === name ? [narrated(session, form, at + 1)] : []));
}

/**
 * How many forms of a kind nobody has filled in, those marked 涉密 among them: a mark, because no sum over the forms has them.
 * False where all are filled in.
 */
export function unfilledOfKind(session: Session, name: string): QuotedText | false {
  refuseUnknown(session, name);
  const forms = session.forms.figures().filter(({ kind }) => kind.name === name);
  // Asked of each, so that whoever follows the document knows that it may come to say something else.
  for (const { book, kind } of forms) session.cell(at(book, kind.score));
  const [first, ...others] = forms.filter(({ isUntouched }) => isUntouched);
  return first !== undefined && markOf(first, `${others.length + 1}份自评表（没有计入以上个数和金额）`);
}

function refuseUnknown({ pack }: Session, name: string): void {
  if (!pack.forms.some((kind) => kind.name === name))
    throw new TemplateFault(`表样包没有名为“${name}”的自评表`);
}

function markOf({ book, kind }: FormFigures, label: string): QuotedText {
  return { kind: 'quoted', label, text: '', cell: writeAddress(at(book, kind.executed)), missing: true };
}

function narrated(session: Session, form: FormFigures, number: number): NarrativeForm {
  const { book, kind, facts, grade, isUntouched } = form;
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
    还没有填写: isUntouched && markOf(form, untouchedLabel(form)),
    全年预算数: quantityAt(session, at(book, kind.budget), `${facts.name}的全年预算数`),
    全年执行数: quantityAt(session, at(book, kind.executed), `${facts.name}的全年执行数`),
    得分: quantityAt(session, at(book, kind.score), `${facts.name}的得分`, isUntouched),
  };
}

/** What is asked for of a form that nobody has filled in. */
export function untouchedLabel({ facts }: FormFigures): string {
  return `${facts.name}·自评表`;
}

function at(book: BookId, place: FormPlace): Address {
  return { book, ...place };
}

/** `isBlank`: whatever the cell shows, nothing is known. */
function quantityAt(session: Session, address: Address, words: string, isBlank = false): Quantity {
  const cell = session.cell(address);
  const value: CellValue = isBlank ? null : (cell?.value ?? null);
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
