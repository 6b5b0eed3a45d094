import type { CellValue } from '../amount/amount';
import { type Address, type AddressText, writeAddress } from '../document/address';
import type { Change, Diff } from '../document/diff';
import type { Book, ProjectDocument } from '../document/document';
import type { CompileProblem } from '../engine/compile-problem';
import type { Engine } from '../engine/engine';
import { addSummaries, type Finding, type FindingSummary, NOTHING_FOUND } from '../engine/finding';
import { present } from '../kit/assert';
import { append } from '../kit/lists';
import { ok, type Result } from '../kit/result';
import type { FormPlace } from '../pack/form-kind';
import type { FormKind, Pack } from '../pack/pack';
import type { BookId } from '../rule/rule';
import { addressesOf, type BookChange, changesByBook, formIds, formKindIn } from './form-changes';
import { formDocument, linkedCell, type ProjectValue } from './form-document';
import { countFormFindings, findingsAtCell, findingsOfForm, type JudgedForm } from './form-findings';
import { type FormFigures, type FormSummary, figuresIn, shownIn } from './form-summary';
import { type ShownSum, sumParts, sumsOver } from './form-sums';
import { newlyOpen, type OpenForm } from './open-form';
import { startForm } from './start-form';
import { cellsOfWhole, isUntouched, untouchedFinding } from './untouched';
import { withoutLevel } from './without-level';

/**
 * The self-evaluation forms of a project, each computed and judged by an engine of its own: begun when first asked for,
 * and then following its changes, so that an edit reaches one form and no other.
 */
export class FormSet {
  private readonly pack: Pack;
  private document: ProjectDocument;
  private readonly ofProject: ProjectValue;
  private readonly open = new Map<BookId, OpenForm>();
  private ordered: readonly BookId[] | undefined;

  /** @param ofProject what the project's own tables show, for linked cells */
  constructor(pack: Pack, document: ProjectDocument, ofProject: ProjectValue) {
    this.pack = pack;
    this.document = document;
    this.ofProject = ofProject;
  }

  /** The forms in the order of their list. */
  ids(): readonly BookId[] {
    this.ordered ??= formIds(this.pack, this.document);
    return this.ordered;
  }

  isForm(book: BookId | undefined): boolean {
    return book !== undefined && this.kindOf(book) !== undefined;
  }

  kindOf(book: BookId): FormKind | undefined {
    return this.open.get(book)?.kind ?? formKindIn(this.pack, this.document, book);
  }

  engineOf(book: BookId): Engine | undefined {
    const form = this.formOf(book);
    if (form) form.engine ??= startForm(this.pack, form.kind, this.documentOf(book, form.kind));
    return form?.engine;
  }

  /**
   * Follows the document. `diff` is what changed in forms and of facts; `moved` are the cells of the project's own tables
   * that show something else, `undefined`: all may. Answers with the cells of forms that do, `undefined` when lines came
   * or went.
   */
  update(
    document: ProjectDocument,
    diff: Diff,
    moved: readonly AddressText[] | undefined,
  ): Result<readonly AddressText[] | undefined, CompileProblem> {
    this.document = document;
    const cells: AddressText[] = [];
    let structure = false;
    for (const [book, changes] of changesByBook(diff)) {
      const updated = this.follow(book, changes);
      if (!updated.ok) return updated;
      if (updated.value === undefined) structure = true;
      else append(cells, updated.value);
    }
    append(
      cells,
      this.followProject(
        diff.filter(({ kind }) => kind === 'facts'),
        moved,
      ),
    );
    return ok(structure ? undefined : cells);
  }

  private follow(
    book: BookId,
    changes: readonly BookChange[],
  ): Result<readonly AddressText[] | undefined, CompileProblem> {
    const isWhole = changes.some(({ kind }) => kind === 'book');
    const isListed = changes.some(({ kind }) => kind === 'form');
    if (isWhole || isListed) this.ordered = undefined;
    const form = this.open.get(book);
    if (isWhole) this.open.delete(book);
    if (!form || isWhole) {
      const isSimple = changes.every(({ kind }) => kind === 'entry');
      return ok(isSimple ? changes.flatMap(addressesOf) : undefined);
    }
    const wasUntouched = form.known.isUntouched;
    form.known = {};
    const own = changes.flatMap((change): Change[] => {
      if (change.kind === 'form' || change.kind === 'book') return [];
      const { book: _, ...bare } = change;
      return [bare as Change];
    });
    const updated: ReturnType<FormSet['follow']> =
      form.engine && own.length > 0
        ? this.followIn(book, form, form.engine, own)
        : ok(changes.flatMap(addressesOf));
    // What the list says of a form stands in no cell: whoever prints it looks anew.
    if (!updated.ok || isListed || !updated.value) return updated.ok && isListed ? ok(undefined) : updated;
    const isBegun = wasUntouched !== undefined && wasUntouched !== this.isUntouched(book);
    return isBegun ? ok([...updated.value, ...cellsOfWhole(book, form.kind)]) : updated;
  }

  private followIn(
    book: BookId,
    form: OpenForm,
    engine: Engine,
    diff: Diff,
  ): Result<readonly AddressText[] | undefined, CompileProblem> {
    const updated = engine.update(this.documentOf(book, form.kind), diff);
    if (!updated.ok) return updated;
    return ok(updated.value?.map((text): AddressText => `${book}.${text}`));
  }

  /**
   * Facts and linked cells are the project's: of forms that look at them, what follows from these is computed again.
   * Answers with the cells that show something else; a form that nobody has looked at yet shows nothing.
   *
   * @param facts the changes of facts
   * @param moved see `update`
   */
  followProject(facts: Diff, moved: readonly AddressText[] | undefined): readonly AddressText[] {
    if (this.open.size === 0 || (facts.length === 0 && moved?.length === 0)) return [];
    const those = moved && new Set(moved);
    const cells: AddressText[] = [];
    for (const [book, form] of this.open) {
      const linked = form.kind.links
        .filter(({ from }) => those?.has(writeAddress(from)) ?? true)
        .map(({ cell }): Change => ({ kind: 'entry', ...cell, before: undefined, after: undefined }));
      if (!form.engine || (facts.length === 0 && linked.length === 0)) continue;
      form.known = {};
      const updated = this.followIn(book, form, form.engine, [...facts, ...linked]);
      if (!updated.ok) throw new Error(`Entries do not compile anew, yet: ${updated.problem.kind}`);
      append(cells, updated.value ?? []);
    }
    return cells;
  }

  /** Every finding of every form, form after form. */
  findings(): readonly Finding[] {
    return this.ids().flatMap((book) => this.told(book, 'findings'));
  }

  outstanding(): readonly Finding[] {
    return this.ids().flatMap((book) => this.told(book, 'outstanding'));
  }

  failing(): readonly Finding[] {
    return this.ids().flatMap((book) => this.failingIn(book));
  }

  failingIn(book: BookId): readonly Finding[] {
    return this.told(book, 'failing');
  }

  private told(book: BookId, which: 'findings' | 'outstanding' | 'failing'): readonly Finding[] {
    const judged = this.judged(book);
    return judged ? findingsOfForm(judged, which) : [];
  }

  private judged(book: BookId): JudgedForm | undefined {
    const form = this.formOf(book);
    if (!form) return undefined;
    const isIdle = this.isUntouched(book);
    return {
      book,
      name: this.nameOf(book),
      form,
      engine: isIdle ? undefined : this.engineOf(book),
      besides: () => (isIdle ? [untouchedFinding(form.kind)] : withoutLevel(this.document, book, form.kind)),
    };
  }

  /** Whether nobody has put a result into the form: its rules are not run then, and pass nothing. */
  private isUntouched(book: BookId): boolean {
    const form = this.formOf(book);
    if (!form) return false;
    const content = this.document.books.get(book);
    form.known.isUntouched ??= content !== undefined && isUntouched(content, form.kind);
    return form.known.isUntouched;
  }

  findingsOf(address: Address): readonly Finding[] {
    const { book, ...own } = address;
    const judged = book === undefined ? undefined : this.judged(book);
    return judged ? findingsAtCell(judged, writeAddress(own)) : [];
  }

  /** What is found of a cell in place of what rules say, where its form's are not run; `undefined`: they are. */
  insteadOfRules(address: Address): readonly Finding[] | undefined {
    const isIdle = address.book !== undefined && this.isUntouched(address.book);
    return isIdle ? this.findingsOf(address) : undefined;
  }

  counts(): FindingSummary {
    return this.ids().reduce((sum, book) => {
      const judged = this.judged(book);
      return judged ? addSummaries(sum, countFormFindings(judged)) : sum;
    }, NOTHING_FOUND);
  }

  /** What the forms come to, in the order of their list; nothing is judged for it. */
  figures(): readonly FormFigures[] {
    return this.ids().flatMap((book) => this.figuresOf(book) ?? []);
  }

  /** The list of 项目, in its order, judged. */
  summaries(): readonly FormSummary[] {
    return this.ids().flatMap((book) => this.summaryOf(book) ?? []);
  }

  summaryOf(book: BookId): FormSummary | undefined {
    const form = this.formOf(book);
    const figures = this.figuresOf(book);
    if (!form || !figures) return undefined;
    const failing = this.failingIn(book);
    form.known.summary ??= {
      ...figures,
      errors: failing.filter(({ severity }) => severity === 'error').length,
      warnings: failing.filter(({ severity }) => severity === 'warning').length,
    };
    return form.known.summary;
  }

  private figuresOf(book: BookId): FormFigures | undefined {
    const form = this.formOf(book);
    const facts = this.document.books.get(book)?.form;
    if (!form || !facts) return undefined;
    const engine = present(this.engineOf(book), 'a form has an engine');
    form.known.figures ??= figuresIn(
      { book, kind: form.kind, facts, isUntouched: this.isUntouched(book) },
      engine,
    );
    return form.known.figures;
  }

  sums(): readonly ShownSum[] {
    return sumsOver(this.pack, this.document, (kind) =>
      this.ids().flatMap((book) => (this.kindOf(book) === kind ? [this.partsOf(book)] : [])),
    );
  }

  /** What a form adds to each sum of its kind. */
  private partsOf(book: BookId): readonly bigint[] {
    const form = this.formOf(book);
    const figures = this.figuresOf(book);
    if (!form || !figures) return [];
    form.known.parts ??= sumParts(this.pack, figures, this.document, (place) => this.shown(book, place));
    return form.known.parts;
  }

  private nameOf(book: BookId): string {
    return this.document.books.get(book)?.form?.name ?? book;
  }

  /** What a cell of a form shows. */
  shown(book: BookId, place: FormPlace): CellValue {
    const engine = this.engineOf(book);
    return engine ? shownIn(engine, place) : null;
  }

  /** The cell of the project's tables whose value the cell shows; `undefined`: it is no linked one, or was filled. */
  linkOf(book: BookId, { table, line, column }: Address): AddressText | undefined {
    const links = this.kindOf(book)?.links ?? [];
    // Asked for every cell that is drawn.
    if (links.length === 0) return undefined;
    return linkedCell(links, this.document.books.get(book), { table, line, column });
  }

  private documentOf(book: BookId, kind: FormKind): ProjectDocument {
    return formDocument(this.document, this.document.books.get(book) as Book, kind, this.ofProject);
  }

  private formOf(book: BookId): OpenForm | undefined {
    const known = this.open.get(book);
    if (known) return known;
    const kind = this.kindOf(book);
    if (!kind) return undefined;
    const form = newlyOpen(kind);
    this.open.set(book, form);
    return form;
  }
}
