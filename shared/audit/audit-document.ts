import type { FinishedDocument } from '../finished/finished-document';
import { failed, ok, type Result } from '../kit/result';
import type { Facts } from '../pack/facts';
import type { Pack } from '../pack/pack';
import { officialTables } from '../pack/table-shape';
import type { Session } from '../session/session';
import type { AuditFinding, AuditPlace } from './audit-finding';
import type { AuditReport } from './audit-report';
import { type AuditedBook, auditedBook } from './audited-book';
import { besideDocument } from './beside-document';
import { documentFacts } from './document-facts';
import { documentForms } from './document-forms';
import { placeParagraphs } from './document-sections';
import { type DocumentTable, documentSheets } from './document-sheets';
import { figuresOf } from './figures';
import { finding, findingAt } from './finding-at';
import { judgeAgainst, projectCounterpart } from './judge-against';
import { judgeBlanks } from './judge-blanks';
import { judgeComparisons } from './judge-comparisons';
import { judgeDisclosures } from './judge-disclosures';
import { judgeForms } from './judge-forms';
import { judgeLists } from './judge-lists';
import { judgeNames } from './judge-names';
import { judgePrior } from './judge-prior';
import { judgeReviews } from './judge-reviews';
import { judgeNumbers } from './judge-sentences';
import { judgeStated } from './judge-stated';
import { judgeStructure } from './judge-structure';
import { judgePresence, judgeRules } from './judge-tables';
import { judgeUnsaid } from './judge-unsaid';
import { judgeWords } from './judge-words';
import { templateSections } from './template-slots';
import { understand } from './understand';

export type AuditOptions = {
  /** The project that the document came from. */
  readonly against?: Session;
  /** Another document: last year's, by which changes are judged, or one of this year, which should say the same. */
  readonly beside?: FinishedDocument;
};

/**
 * Audits a finished document by a pack: its tables by the pack's rules, its sentences by the pack's templates read
 * backwards. `no-tables`: none of the pack's tables stands in it, so nothing could be held against anything.
 */
export function auditDocument(
  pack: Pack,
  document: FinishedDocument,
  { against, beside }: AuditOptions = {},
): Result<AuditReport, 'no-tables'> {
  const sheets = documentSheets(document);
  const book = auditedBook(pack, document, sheets);
  if (!book) return failed('no-tables');
  const { session } = book;
  const { facts, findings: aboutFacts } = documentFacts(document, book);
  // As the document calls it, not as the lines above its first table were read: the templates write it in their headings.
  session.run({ kind: 'set-facts', facts: { organisation: facts.organisation } });
  const other = beside && besideDocument(book, facts, beside);
  const { sections, lack } = templateSections(session);
  const paragraphs = placeParagraphs(document, sheets, sections);
  const read = understand(paragraphs, sections, facts.organisation);
  const figures = figuresOf(book, document, read, against);
  const numbers = judgeNumbers(read, figures);
  const narrative = { document, book, paragraphs, sections, read, figures };
  const forms = documentForms(pack, document, sheets, session);
  const ofForms = forms ? judgeForms(forms, document) : [];
  const everyParagraph = placeParagraphs(document, { ...sheets, tables: [] }, []);
  const findings: readonly AuditFinding[] = [
    ...document.losses.map((message) => finding('D-50', { quote: '' }, { message, state: 'not-run' })),
    ...aboutFacts,
    ...(other?.findings ?? []),
    ...(lack === undefined ? [] : [templatesLack(lack)]),
    ...judgePresence(
      book,
      facts,
      (table) => below(document, table),
      (table, words) => lineAbove(document, table, words),
    ),
    ...judgeRules(book),
    ...judgeBlanks(book),
    ...numbers.findings,
    ...judgeStated(read, session),
    ...judgePrior(read, figures, session),
    ...judgeLists(paragraphs, read),
    ...judgeComparisons(paragraphs, read, figures, facts.organisation),
    ...ofForms,
    ...(forms ? judgeReviews(forms, everyParagraph, read, pack) : []),
    ...notToldOfForms(judgeWords(everyParagraph, sections, facts), ofForms),
    ...judgeNames(everyParagraph, session),
    ...judgeDisclosures(narrative),
    ...judgeUnsaid(narrative),
    ...judgeStructure(document, paragraphs, sections, facts.organisation),
    ...[against && projectCounterpart(against), other?.counterpart].flatMap((counterpart) =>
      counterpart ? judgeAgainst(book, paragraphs, counterpart) : [],
    ),
    ...numbers.unverified.map(({ paragraph, mention }) =>
      findingAt('D-28', paragraph, mention.from, mention.to, {
        state: 'unverified',
        message: `“${mention.words}”在表中和文中都没有可以核对的数`,
      }),
    ),
  ];
  return ok(
    reportOf(pack, document, facts, book, findings, {
      understood: numbers.understood,
      unverified: numbers.unverified.length,
    }),
  );
}

/** What a form's own rules tell of a line is not told twice. */
function notToldOfForms(
  findings: readonly AuditFinding[],
  ofForms: readonly AuditFinding[],
): readonly AuditFinding[] {
  const told = new Set(ofForms.flatMap(({ state, place }) => (state === 'fail' ? [place.block] : [])));
  return findings.filter(({ place }) => place.block === undefined || !told.has(place.block));
}

/** What is said beneath a table: in the lines below it, or in its last rows. */
function below({ blocks }: FinishedDocument, table: DocumentTable): readonly string[] {
  const own = blocks[table.block];
  const last =
    own?.kind === 'table'
      ? own.rows
          .slice(-3)
          .flat()
          .filter((text) => text.length > 6)
      : [];
  const lines = table.below.length > 0 ? table.below : [table.block + 1];
  return [
    ...last,
    ...lines.flatMap((at) => {
      const block = blocks[at];
      return block?.kind === 'paragraph' ? [block.text] : [];
    }),
  ];
}

/** Where the lines above a table say the words. */
function lineAbove(
  { blocks }: FinishedDocument,
  { above }: DocumentTable,
  words: string,
): AuditPlace | undefined {
  const at = above.findLast((each) => {
    const block = blocks[each];
    return block?.kind === 'paragraph' && block.text.includes(words);
  });
  const block = at === undefined ? undefined : blocks[at];
  if (at === undefined || block?.kind !== 'paragraph') return undefined;
  const paragraph = blocks.slice(0, at + 1).filter(({ kind }) => kind === 'paragraph').length;
  const page = block.page === undefined ? {} : { page: block.page };
  return { block: at, paragraph, ...page, quote: words, from: block.text.indexOf(words) };
}

/** Without templates no sentence has a meaning: nothing of what is asked of sentences was run. */
function templatesLack(lack: string): AuditFinding {
  const message = `D-14、D-20 至 D-26、D-28 未执行：${lack}，文字中的数没有按意思核对`;
  return finding('D-20', { quote: '' }, { message, state: 'not-run', severity: 'warning' });
}

const ORDER: Readonly<Record<AuditFinding['severity'], number>> = { error: 0, warning: 1, hint: 2 };

function reportOf(
  pack: Pack,
  document: FinishedDocument,
  { organisation, year }: Facts,
  { tables }: AuditedBook,
  findings: readonly AuditFinding[],
  numbers: AuditReport['summary']['numbers'],
): AuditReport {
  const sorted = [...findings].sort(
    (one, other) =>
      ORDER[one.severity] - ORDER[other.severity] ||
      (one.place.block ?? -1) - (other.place.block ?? -1) ||
      (one.place.from ?? 0) - (other.place.from ?? 0),
  );
  const failing = sorted.filter(({ state }) => state === 'fail');
  const count = (severity: AuditFinding['severity']): number =>
    failing.filter((each) => each.severity === severity).length;
  return {
    pack: pack.id,
    organisation,
    year,
    tables: officialTables(pack).map(({ id, title }) => {
      const at = tables.get(id);
      const block = at && document.blocks[at.block];
      const page = block?.kind === 'table' ? block.pages?.[0] : undefined;
      return { table: id, title, ...(at ? { at: at.number } : {}), ...(page === undefined ? {} : { page }) };
    }),
    summary: {
      errors: count('error'),
      warnings: count('warning'),
      hints: count('hint'),
      notRun: sorted.filter(({ state }) => state === 'not-run').length,
      numbers,
    },
    findings: sorted,
  };
}
