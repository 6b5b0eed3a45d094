import type { Book, ProjectDocument } from '../document/document';
import { newDocument } from '../document/new-document';
import type { CompileProblem } from '../engine/compile-problem';
import { type CarriedForm, carryForms } from '../forms/carry-forms';
import { failed, ok, type Result } from '../kit/result';
import { PRIOR_BOOK } from '../pack/book';
import { tableName } from '../pack/column-words';
import type { Pack } from '../pack/pack';
import { type CodedLine, codeLevels } from '../pack/table-shape';
import { carryForwardOffers } from './carry-forward';
import { createSession } from './create-session';
import { priorForPack } from './prior-for';
import type { Session } from './session';

/** A project begun from last year's, and what to tell of it. */
export type NextYear = {
  readonly document: ProjectDocument;
  /** 科目 lines taken over, by table. */
  readonly lines: ReadonlyMap<string, number>;
  /** 年初数 filled in. */
  readonly balances: number;
  /** 出错说明 that are offered again. */
  readonly explanations: number;
  /** Texts of the document that are offered again. */
  readonly texts: number;
  /** Self-evaluation forms begun from last year's. */
  readonly forms: number;
  /** Sentences on what of last year has no counterpart. */
  readonly notes: readonly string[];
};

/**
 * This year's project from last year's: the facts, the 科目 lines, last year's amounts as 上年数, closing balances as
 * 年初数, last year's 出错说明 and texts of the document to be offered again, its self-evaluation forms as far as their pack says.
 * No other amount is taken over: what was true last year must be said anew.
 *
 * @param pack this year's, which may be last year's own
 * @param source the name of last year's file, for the clerk
 */
export function nextYear(
  last: Session,
  pack: Pack,
  { year, source }: { readonly year: number; readonly source: string },
): Result<NextYear, CompileProblem> {
  const { facts } = last.document();
  const { prior, notes } = priorForPack(pack, last, source);
  // A kind that the pack does not know would stay unknown to its rules: then it is asked for.
  const kind = pack.organisationKinds.includes(facts.kind) ? facts.kind : '';
  const start = newDocument(pack, { ...facts, kind, year });
  const withLines: ProjectDocument = {
    ...start,
    tables: new Map(
      [...start.tables].map(([id, content]) => [id, { ...content, lines: linesFor(pack, id, prior) }]),
    ),
    books: new Map(start.books).set(PRIOR_BOOK, prior),
  };
  const session = createSession(pack, withLines);
  if (!session.ok) return failed(session.problem);
  const balances = carryForwardOffers(session.value).map(({ address, offered }) => ({
    address,
    value: offered,
  }));
  if (balances.length > 0) {
    const filled = session.value.run({ kind: 'set-cells', cells: balances });
    if (!filled.ok) throw new Error(`An offered balance is refused: ${filled.problem.kind}`);
  }
  const filled = session.value.document();
  const { forms, left } = carryForms(pack, filled, { pack: last.pack, document: last.document() });
  const document = {
    ...filled,
    books: new Map([...filled.books, ...forms.map(({ book, content }) => [book, content] as const)]),
  };
  return ok({
    document,
    lines: new Map(
      [...document.tables].flatMap(([id, { lines }]) =>
        lines.length > 0 ? [[id, lines.length] as const] : [],
      ),
    ),
    balances: balances.length,
    explanations: prior.explanations?.size ?? 0,
    texts: prior.texts?.size ?? 0,
    forms: forms.length,
    notes: [...notes, ...forms.flatMap(notesOf), ...left],
  });
}

function notesOf({ name, notes }: CarriedForm): string[] {
  return notes.map((note) => `${name}：${note}`);
}

/** Last year's lines of a table, as far as this year's has a level for them. */
function linesFor(pack: Pack, id: string, prior: Book): readonly CodedLine[] {
  const table = pack.tables.find((one) => one.id === id);
  const levels = (table && codeLevels(table)) ?? [];
  return (prior.tables.get(id)?.lines ?? []).filter(({ code }) => levels.includes(code.length));
}

/** What was taken over, a sentence each. */
export function explainNextYear(
  pack: Pack,
  { lines, balances, explanations, texts, forms, notes }: NextYear,
): readonly string[] {
  const taken = [...lines].map(([id, count]) => `${tableName(pack, id)} ${count} 行`);
  return [
    taken.length > 0 ? `沿用上年的科目：${taken.join('、')}` : '上年没有科目可沿用',
    balances > 0 ? `上年年末数填入年初数 ${balances} 处` : '没有可填入的年初数',
    ...(explanations > 0 ? [`上年的出错说明 ${explanations} 条，同样的问题再出现时可沿用`] : []),
    ...(texts > 0 ? [`上年情况说明的文字 ${texts} 段，在情况说明中可沿用`] : []),
    ...(forms > 0 ? [`绩效自评表 ${forms} 份，沿用名称、指标和权重，完成情况和得分重新填写`] : []),
    ...notes,
  ];
}
