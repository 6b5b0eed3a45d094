import { type CellValue, isNumber } from '../amount/amount';
import { type Address, type AddressText, writeAddress } from '../document/address';
import type { Change, Diff } from '../document/diff';
import type { Book, ProjectDocument } from '../document/document';
import { Engine } from '../engine/engine';
import type { Finding, FindingSummary } from '../engine/finding';
import type { CompileProblem } from '../engine/program';
import { AMOUNT, type ValueType } from '../kind/kinds';
import { append } from '../kit/lists';
import { ok, type Result } from '../kit/result';
import { formKindOf } from '../pack/book';
import type { FormPlace } from '../pack/form-kind';
import { formPack } from '../pack/form-pack';
import type { FormKind, Pack } from '../pack/pack';
import type { BookId } from '../rule/rule';
import { addressesOf, type BookChange, formIds, isOfBook } from './form-changes';
import { formDocument, type ProjectValue, placeText } from './form-document';
import { type FormSummary, gradeOf } from './form-summary';

type OpenForm = {
  readonly kind: FormKind;
  engine: Engine | undefined;
  /** Findings of the form as the project tells them, by the form's own. */
  told: { readonly name: string; readonly by: WeakMap<Finding, Finding> };
  summary: FormSummary | undefined;
  findings: readonly Finding[] | undefined;
  failing: readonly Finding[] | undefined;
};

const NONE: FindingSummary = { pass: 0, fail: 0, rounding: 0, notApplicable: 0, notRun: 0 };

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
    const kind = this.document.books.get(book)?.kind;
    return kind === undefined ? undefined : formKindOf(this.pack, kind);
  }

  /** The engine of a form; a kind's rules were tried when the pack was loaded, so that they fit its rows. */
  engineOf(book: BookId): Engine | undefined {
    const form = this.formOf(book);
    if (!form) return undefined;
    if (!form.engine) {
      const started = Engine.start(formPack(this.pack, form.kind), this.documentOf(book, form.kind));
      if (!started.ok)
        throw new Error(`The rules of ${form.kind.name} do not fit a form: ${started.problem.kind}`);
      form.engine = started.value;
    }
    return form.engine;
  }

  /**
   * Follows the document. `diff` is of forms only; `moved` are the cells of the project's own tables that show something
   * else, `undefined`: all may. Answers with the cells of forms that do, `undefined` when lines came or went.
   */
  update(
    document: ProjectDocument,
    diff: Diff,
    facts: boolean,
    moved: readonly AddressText[] | undefined,
  ): Result<readonly AddressText[] | undefined, CompileProblem> {
    this.document = document;
    const byBook = new Map<BookId, BookChange[]>();
    for (const change of diff.filter(isOfBook)) {
      const known = byBook.get(change.book);
      if (known) known.push(change);
      else byBook.set(change.book, [change]);
    }
    const cells: AddressText[] = [];
    let structure = false;
    for (const [book, changes] of byBook) {
      const updated = this.follow(book, changes);
      if (!updated.ok) return updated;
      if (updated.value === undefined) structure = true;
      else append(cells, updated.value);
    }
    this.followProject(facts, moved);
    return ok(structure ? undefined : cells);
  }

  private follow(
    book: BookId,
    changes: readonly BookChange[],
  ): Result<readonly AddressText[] | undefined, CompileProblem> {
    const isWhole = changes.some(({ kind }) => kind === 'book');
    if (isWhole || changes.some(({ kind }) => kind === 'form')) this.ordered = undefined;
    const form = this.open.get(book);
    if (isWhole) this.open.delete(book);
    if (!form || isWhole) {
      const isSimple = changes.every(({ kind }) => kind === 'entry');
      return ok(isSimple ? changes.flatMap(addressesOf) : undefined);
    }
    forget(form);
    const own = changes.flatMap((change): Change[] => {
      if (change.kind === 'form' || change.kind === 'book') return [];
      const { book: _, ...bare } = change;
      return [bare as Change];
    });
    // What the list says of a form stands in no cell: whoever prints it looks anew.
    if (changes.some(({ kind }) => kind === 'form')) {
      if (form.engine && own.length > 0) form.engine.update(this.documentOf(book, form.kind), own);
      return ok(undefined);
    }
    if (!form.engine || own.length === 0) return ok(changes.flatMap(addressesOf));
    const updated = form.engine.update(this.documentOf(book, form.kind), own);
    if (!updated.ok) return updated;
    return ok(updated.value?.map((text): AddressText => `${book}.${text}`));
  }

  /** Facts and linked cells are the project's: forms that look at them are computed again. */
  private followProject(facts: boolean, moved: readonly AddressText[] | undefined): void {
    for (const [book, form] of this.open) {
      const linked =
        moved === undefined
          ? form.kind.links.length > 0
          : form.kind.links.some(({ from }) => moved.includes(placeText(from)));
      if (!facts && !linked) continue;
      forget(form);
      form.engine?.evaluate(this.documentOf(book, form.kind));
    }
  }

  /** Every finding of every form, form after form. */
  findings(): readonly Finding[] {
    return this.ids().flatMap((book) => this.findingsIn(book));
  }

  failing(): readonly Finding[] {
    return this.ids().flatMap((book) => this.failingIn(book));
  }

  findingsIn(book: BookId): readonly Finding[] {
    const form = this.formOf(book);
    const engine = this.engineOf(book);
    if (!form || !engine) return [];
    form.findings ??= engine.findings().map((finding) => this.tell(book, form, finding));
    return form.findings;
  }

  failingIn(book: BookId): readonly Finding[] {
    const form = this.formOf(book);
    const engine = this.engineOf(book);
    if (!form || !engine) return [];
    form.failing ??= engine.failing().map((finding) => this.tell(book, form, finding));
    return form.failing;
  }

  findingsOf(address: Address): readonly Finding[] {
    const { book, ...own } = address;
    const form = book === undefined ? undefined : this.formOf(book);
    if (book === undefined || !form) return [];
    const found = this.engineOf(book)?.findingsOf(writeAddress(own)) ?? [];
    return found.map((finding) => this.tell(book, form, finding));
  }

  counts(): FindingSummary {
    let sum = NONE;
    for (const book of this.ids()) {
      const one = this.engineOf(book)?.summary();
      if (one)
        sum = {
          pass: sum.pass + one.pass,
          fail: sum.fail + one.fail,
          rounding: sum.rounding + one.rounding,
          notApplicable: sum.notApplicable + one.notApplicable,
          notRun: sum.notRun + one.notRun,
        };
    }
    return sum;
  }

  /** The list of 项目, in its order. */
  summaries(): readonly FormSummary[] {
    return this.ids().flatMap((book) => this.summaryOf(book) ?? []);
  }

  summaryOf(book: BookId): FormSummary | undefined {
    const form = this.formOf(book);
    const facts = this.document.books.get(book)?.form;
    if (!form || !facts) return undefined;
    if (!form.summary) {
      const { kind } = form;
      const score = this.shown(book, kind.score);
      const failing = this.failingIn(book);
      form.summary = {
        book,
        kind,
        facts,
        budget: this.shown(book, kind.budget),
        executed: this.shown(book, kind.executed),
        score,
        grade: isNumber(score) ? gradeOf(kind, score, this.typeAt(book, kind.score)) : undefined,
        errors: failing.filter(({ severity }) => severity === 'error').length,
        warnings: failing.filter(({ severity }) => severity === 'warning').length,
      };
    }
    return form.summary;
  }

  /** What a cell of a form shows. */
  shown(book: BookId, place: FormPlace): CellValue {
    const engine = this.engineOf(book);
    const number = engine?.number(place);
    return engine && number !== undefined ? engine.shown(number) : null;
  }

  private typeAt(book: BookId, place: FormPlace): ValueType {
    const engine = this.engineOf(book);
    const number = engine?.number(place);
    return engine && number !== undefined ? engine.cellAt(number).type : AMOUNT;
  }

  /** The cell of the project's tables whose value the cell shows; `undefined`: it is no linked one, or was filled. */
  linkOf(book: BookId, { table, line, column }: Address): AddressText | undefined {
    const link = this.kindOf(book)?.links.find(
      ({ cell }) => cell.table === table && cell.line === line && cell.column === column,
    );
    const isFilled = this.document.books.get(book)?.tables.get(table)?.entries.get(line)?.has(column);
    return link && isFilled !== true ? placeText(link.from) : undefined;
  }

  private documentOf(book: BookId, kind: FormKind): ProjectDocument {
    return formDocument(this.document, this.document.books.get(book) as Book, kind, this.ofProject);
  }

  private formOf(book: BookId): OpenForm | undefined {
    const known = this.open.get(book);
    if (known) return known;
    const kind = this.kindOf(book);
    if (!kind) return undefined;
    const form: OpenForm = {
      kind,
      engine: undefined,
      told: { name: '', by: new WeakMap() },
      summary: undefined,
      findings: undefined,
      failing: undefined,
    };
    this.open.set(book, form);
    return form;
  }

  /** A form's finding as one of the project: its cells are of the form's book, its sentence says of which 项目. */
  private tell(book: BookId, form: OpenForm, finding: Finding): Finding {
    const name = this.document.books.get(book)?.form?.name ?? book;
    if (form.told.name !== name) form.told = { name, by: new WeakMap() };
    const known = form.told.by.get(finding);
    if (known) return known;
    const told: Finding = {
      ...finding,
      key: `${book}.${finding.key}`,
      message: `${name}：${finding.message}`,
      cells: finding.cells.map((text): AddressText => `${book}.${text}`),
    };
    form.told.by.set(finding, told);
    return told;
  }
}

function forget(form: OpenForm): void {
  form.summary = undefined;
  form.findings = undefined;
  form.failing = undefined;
}
