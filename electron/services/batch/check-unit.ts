import { type UnitFinding, type UnitResult, unusableUnit } from '#shared/batch/unit-result';
import { kindWord } from '#shared/kind/value-text';
import { absentTables } from '#shared/session/absent-tables';
import { listCauses } from '#shared/session/cause-list';
import { reportCause } from '#shared/session/cause-report';
import { groupNotRun } from '#shared/session/not-run';
import type { Session } from '#shared/session/session';
import { digestOf } from '../../files/digest';
import { addPrior, type InputMeans, type OpenedInput, openInput } from '../open-input';
import { priorQuestions, questionsOf } from '../open-questions';
import { digestOfUnit, readUnit } from './unit-digest';
import type { UnitFile } from './unit-files';
import { checkText } from './unit-notes';

/** How a file of a batch is opened. */
export type UnitWish = Pick<UnitFile, 'path' | 'file'> & {
  /** Last year's file of the same unit, where there is one. */
  readonly prior?: string;
  /** Why there is none, where one was wished for; a sentence. */
  readonly lacksPrior?: string;
  readonly packId?: string;
};

/** A unit opened with what its check says; without a session it could not be opened. */
export type CheckedUnit = { readonly result: UnitResult; readonly opened?: OpenedInput };

/** The digest of no bytes. */
const NOTHING = digestOf('');

/** More findings of one unit than anybody reads; how many there are is told. */
const MOST_FINDINGS = 500;
const MOST_CAUSES = 60;

/** Opens one file and checks it. Whatever is wrong with it is its result. `causes`: they are searched for. */
export async function checkUnit(
  { path, file, prior, lacksPrior, packId }: UnitWish,
  means: InputMeans,
  wanted: { readonly causes: boolean },
): Promise<CheckedUnit> {
  const bytes = await readUnit({ path, prior });
  const digest = digestOfUnit(bytes);
  if (digest.startsWith(NOTHING))
    return { result: unusableUnit(file, '文件是空的（0 字节），请向填报单位重新要一份', digest) };
  const wish = packId === undefined ? {} : { wish: { packId } };
  const opened = await openInput(path, { ...means, ...wish, bytes: bytes.own });
  if (!opened.ok) return { result: unusableUnit(file, opened.problem.message, digest) };
  const lacking = lacksPrior === undefined ? [] : [lacksPrior];
  const of =
    prior === undefined
      ? lacking
      : await takePrior(opened.value.session, prior, { ...means, bytes: bytes.prior });
  const notes = [...(opened.value.imported?.notices ?? []), ...of];
  return { result: resultOf({ file, digest, notes }, opened.value, wanted), opened: opened.value };
}

async function takePrior(session: Session, prior: string, means: InputMeans): Promise<readonly string[]> {
  const added = await addPrior(session, prior, means);
  if (!added.ok) return [`上年数没有读取：${added.problem.message}`];
  const { notes, opened } = added.value;
  const read = [
    ...(opened.imported?.notices ?? []),
    ...checkText(opened.imported),
    ...priorQuestions(opened),
  ];
  return [...notes, ...read.map((note) => `上年文件：${note}`)];
}

function resultOf(
  about: Pick<UnitResult, 'file' | 'digest'> & { readonly notes: readonly string[] },
  opened: OpenedInput,
  wanted: { readonly causes: boolean },
): UnitResult {
  const { session, imported } = opened;
  const { facts, explanations, tables } = session.document();
  const failing = session.failing();
  const errors = failing.filter(({ severity }) => severity === 'error');
  const questions = questionsOf(opened);
  const present = [...tables.values()].filter(({ absent }) => !absent);
  const filled = present.filter(({ entries }) => entries.size > 0);
  // Of tables that nobody filled nothing is in any unit.
  const scales = new Set((filled.length > 0 ? filled : present).map((table) => table.scale));
  const [scale] = scales;
  const causes = wanted.causes ? listCauses(session.causes()) : [];
  return {
    ...about,
    notes: [...about.notes, ...checkText(imported)],
    state: errors.length > 0 ? 'failing' : questions.length > 0 ? 'asked' : 'passed',
    reason: '',
    organisation: facts.organisation,
    kind: facts.kind,
    year: facts.year,
    pack: session.pack.id,
    scale: scales.size > 1 ? 'mixed' : (scale ?? null),
    summary: session.summary(),
    errors: errors.length,
    warnings: failing.filter(({ severity }) => severity === 'warning').length,
    hints: failing.filter(({ severity }) => severity === 'hint').length,
    unexplained: errors.filter(({ key }) => !explanations.has(key)).length,
    absent: absentTables(session).map(({ name }) => name),
    questions: questions.map(({ question }) => question),
    findings: failing.slice(0, MOST_FINDINGS).map((finding): UnitFinding => {
      const { rule, severity, message, cells, expected, actual, difference, type, key } = finding;
      const explanation = explanations.get(key);
      return {
        rule,
        severity,
        message,
        cells: [...cells],
        expected,
        actual,
        difference,
        ...(type === undefined ? {} : { type: kindWord(type) }),
        ...(explanation === undefined ? {} : { explanation }),
      };
    }),
    more: Math.max(0, failing.length - MOST_FINDINGS),
    notRun: groupNotRun(session, session.outstanding()).map(
      ({ reason, findings }) => `${[...new Set(findings.map(({ rule }) => rule))].join('、')}：${reason}`,
    ),
    causes: causes.slice(0, MOST_CAUSES).map((listed) => reportCause(session, listed)),
  };
}
