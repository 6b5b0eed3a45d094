import { ANY_KIND } from '#shared/forms/ask-kind';
import { answeredKinds, formAnswersKey } from '#shared/forms/form-answers-key';
import { type FormAnswers, formMapping, type LocatedForm } from '#shared/forms/locate-form';
import { type Answer, answerKey, mergeAnswers } from '#shared/mapping/answer';
import type { MappingEntry, MappingReport } from '#shared/mapping/mapping-report';
import { answerable, answerTo, openQuestions, type Question } from '#shared/mapping/questions';
import type { Pack } from '#shared/pack/pack';
import type { PlainWorkbook } from '#shared/workbook/sheet';
import type { AnswerBook, RememberedAnswers } from './remembered-answers';

/**
 * What a clerk says of words of workbooks with forms (对应关系), while files are read: answers known before, and those
 * given as `问题=答案`, each of which belongs to the first form that asks it.
 */
export class FormQuestions {
  private readonly known = new Map<string, readonly Answer[]>();
  private readonly given: readonly string[];
  private readonly used = new Set<string>();
  /** Answers that were given in this run, by the name of the kind. */
  readonly taken = new Map<string, readonly Answer[]>();
  private readonly heard = new Map<string, Heard>();

  constructor(known: ReadonlyMap<string, readonly Answer[]> = new Map(), given: readonly string[] = []) {
    for (const [kind, answers] of known) this.known.set(kind, answers);
    this.given = given;
  }

  readonly answersOf: FormAnswers = (kind) => this.known.get(kind) ?? [];

  /** Takes what is given and this form asks; true: it has to be located anew. */
  answer(workbook: PlainWorkbook, form: LocatedForm): boolean {
    return this.take(form.kind.name, form.pack, formMapping(workbook, form));
  }

  /** Takes what is given of which kind it is, where several fit; true: it has to be located anew. */
  answerKind(pack: Pack, among: MappingEntry): boolean {
    return this.take(ANY_KIND, pack, { entries: [among], answers: [], unfit: [] });
  }

  private take(name: string, pack: Pack, mapping: MappingReport): boolean {
    const found = this.given.flatMap((text) => {
      const at = text.lastIndexOf('=');
      const answer = at < 0 ? undefined : answerTo(pack, mapping, text.slice(0, at), text.slice(at + 1));
      if (answer) this.used.add(text);
      return answer ? [answer] : [];
    });
    const before = this.known.get(name) ?? [];
    const now = mergeAnswers(before, found);
    if (JSON.stringify(now) === JSON.stringify(before)) return false;
    this.known.set(name, now);
    this.taken.set(name, mergeAnswers(this.taken.get(name) ?? [], found));
    return true;
  }

  /** What a form leaves open: what can be meant in two ways, then words that nobody knew. */
  questionsOf(workbook: PlainWorkbook, form: LocatedForm): readonly Question[] {
    const mapping = formMapping(workbook, form);
    this.hear(form.kind.name, mapping);
    return [...openQuestions(form.pack, mapping), ...answerable(form.pack, mapping)];
  }

  /** Which of several kinds it is. */
  kindQuestion(pack: Pack, among: MappingEntry): readonly Question[] {
    const mapping = { entries: [among], answers: [], unfit: [] };
    this.hear(ANY_KIND, mapping);
    return openQuestions(pack, mapping);
  }

  private hear(kind: string, { entries, unfit }: MappingReport): void {
    const heard = this.heard.get(kind) ?? { entries: new Map(), unfit };
    for (const entry of entries) {
      // What rows are called that people add is no word of the form, and five hundred forms have thousands of them.
      if (entry.by === 'program' && entry.asked.of === 'line' && entry.question === undefined) continue;
      const key = answerKey(entry.asked);
      if (!heard.entries.has(key)) heard.entries.set(key, entry);
    }
    this.heard.set(kind, heard);
  }

  /** What words of all forms read so far were taken to mean, each once, by the name of their kind. */
  mappings(): readonly { readonly kind: string; readonly mapping: MappingReport }[] {
    return [...this.heard].map(([kind, { entries, unfit }]) => ({
      kind,
      mapping: {
        entries: [...entries.values()],
        answers: [...(this.known.get(kind) ?? [])],
        unfit: [...unfit],
      },
    }));
  }

  /** Answers to nothing that any form asked. */
  unused(): readonly string[] {
    return this.given.filter((text) => !this.used.has(text));
  }
}

/** Words of one kind's forms. */
type Heard = { readonly entries: Map<string, MappingEntry>; readonly unfit: readonly Answer[] };

function whose({ forms }: Pack, kind: string): string {
  const title = forms.find(({ name }) => name === kind)?.title;
  return title === undefined ? '自评表种类的' : `“${title}”的`;
}

/** The answers that are remembered for the pack's kinds, by the name of the kind. */
export function formAnswersIn(book: AnswerBook, pack: Pack): ReadonlyMap<string, readonly Answer[]> {
  return new Map(answeredKinds(pack).map((kind) => [kind, book.get(formAnswersKey(pack, kind)) ?? []]));
}

/** By the name of the kind. */
export async function rememberedFormAnswers(
  remembered: RememberedAnswers,
  pack: Pack,
): Promise<ReadonlyMap<string, readonly Answer[]>> {
  const { book } = await remembered.all();
  return formAnswersIn(book, pack);
}

/** Remembers what was said in this run; answers with how much, or why not, in a sentence. */
export async function rememberFormAnswers(
  remembered: RememberedAnswers,
  pack: Pack,
  { taken }: FormQuestions,
): Promise<readonly string[]> {
  const said: string[] = [];
  for (const kind of answeredKinds(pack)) {
    const answers = taken.get(kind) ?? [];
    if (answers.length === 0) continue;
    const done = await remembered.change(formAnswersKey(pack, kind), answers, []);
    said.push(
      done.ok
        ? `记住了${whose(pack, kind)}对应关系 ${answers.length} 条，以后的自评表照此读取`
        : `没有记住对应关系：${done.problem.message}`,
    );
  }
  return said;
}
