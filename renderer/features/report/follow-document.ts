import { failed, ok, type Result } from '#shared/kit/result';
import { parseReport, type ReportTemplates } from '#shared/narrative/compose-report';
import { followReport, type LiveBlock, type LiveReport } from '#shared/narrative/live-report';
import { fillFacts } from '#shared/pack/facts';
import type { Pack } from '#shared/pack/pack';
import { blockInlines, type Report, textLabel } from '#shared/report/blocks';
import type { Session } from '#shared/session/session';
import { useFollowed } from '../../store/follow';
import { openSession } from '../../store/project-store';
import { useView } from '../../store/view-store';

const parsed = new WeakMap<Pack, Result<ReportTemplates, string>>();
const followed = new WeakMap<Session, Followed>();

type Followed = {
  readonly live: LiveReport;
  readonly appended: readonly string[];
  /** The session tells it of no further change. */
  readonly end: () => void;
};

/** The document of the open project as it is now, or why there is none, in a sentence. */
export function documentNow(): Result<readonly LiveBlock[], string> {
  const session = openSession();
  const templates = parsed.get(session.pack) ?? parse(session.pack);
  parsed.set(session.pack, templates);
  if (!templates.ok) return templates;
  const { live } = followNow(session, templates.value);
  const blocks = live.blocks();
  if (blocks.ok) return blocks;
  const { file, line, reason } = blocks.problem;
  return failed(`表样包的文本模板有误：${file} 第 ${line} 行：${reason}`);
}

/** What the texts of the document are called, by their keys. */
export function textLabelsNow(): ReadonlyMap<string, string> {
  const blocks = documentNow();
  if (!blocks.ok) return new Map();
  return new Map(
    blocks.value
      .flatMap(({ block }) => blockInlines(block))
      .flatMap((inline) => (inline.kind === 'typed' ? [[inline.key, textLabel(inline)] as const] : [])),
  );
}

/** The document for what prints it, or why there is none. */
export function reportNow(): Result<Report, string> {
  const blocks = documentNow();
  if (!blocks.ok) return blocks;
  const { pack, document } = openSession();
  const { facts } = document();
  const title = fillFacts(pack.report?.title ?? '', facts);
  return ok({ title, author: facts.organisation, blocks: blocks.value.map(({ block }) => block) });
}

/** The same, drawn again when it says something else. */
export function useDocument(): Result<readonly LiveBlock[], string> {
  useView((state) => state.appended);
  return useFollowed(documentNow, isSame);
}

function isSame(
  one: Result<readonly LiveBlock[], string>,
  other: Result<readonly LiveBlock[], string>,
): boolean {
  if (!one.ok || !other.ok) return !one.ok && !other.ok && one.problem === other.problem;
  const [before, after] = [one.value, other.value];
  return before.length === after.length && before.every((block, at) => block === after[at]);
}

/** From now on the session tells it of every change, seen or not; what is not looked at is not made. */
function followNow(session: Session, templates: ReportTemplates): Followed {
  const { appended } = useView.getState();
  const before = followed.get(session);
  if (before?.appended === appended) return before;
  before?.end();
  const append = appendedHeadings(session);
  const live = followReport(templates, session, { scale: session.pack.scale, append });
  const begun = { live, appended, end: session.subscribe(live.note) };
  followed.set(session, begun);
  return begun;
}

/** The parts that follow the document, as their headings are printed. */
export function appendedHeadings({ document }: Session): readonly string[] {
  return useView.getState().appended.map((heading) => fillFacts(heading, document().facts));
}

function parse(pack: Pack): Result<ReportTemplates, string> {
  const templates = parseReport(pack);
  if (!templates) return failed(`表样包“${pack.title}”没有决算公开文本，只能导出表格`);
  if (templates.ok) return ok(templates.value);
  const reasons = templates.problem.map(({ file, line, reason }) => `${file} 第 ${line} 行：${reason}`);
  return failed(`表样包的文本模板有误：${reasons.join('；')}`);
}
