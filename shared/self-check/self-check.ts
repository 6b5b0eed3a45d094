import { ownTable } from '../document/address';
import {
  type Finding,
  type FindingState,
  NO_FINDINGS_YET,
  SEVERITY_NAMES,
  STATE_NAMES,
} from '../engine/finding';
import { NOT_FILLED, UNTOUCHED } from '../forms/untouched';
import { WITHOUT_LEVEL } from '../forms/without-level';
import { officialTables } from '../pack/table-shape';
import type { Block, Inline } from '../report/blocks';
import { textRow } from '../report/grid';
import type { TableId } from '../rule/rule';
import type { Session } from '../session/session';

const STATES = Object.keys(NO_FINDINGS_YET) as FindingState[];

/** What decides a rule that holds in some places and fails in others: the worst of them. */
const WORST_FIRST: readonly FindingState[] = ['fail', 'not-run', 'rounding', 'pass', 'not-applicable'];

/** Who checked and when: texts of the clerk, by key. */
export const SELF_CHECK_TEXTS = ['自查人', '自查日期'] as const;

/** A text of the clerk by its key, or the mark of a place that waits for it. */
export type TypedOf = (key: string) => Inline;

/**
 * 自查表: who checked and when, how many findings of each table stand in each state, every rule once with its state and
 * what the clerk wrote where a difference was accepted, and what fails, one by one. A rule that was not run is never
 * among those that passed.
 */
export function selfCheck(session: Session, typedOf: TypedOf): readonly Block[] {
  const findings = session.findings();
  return [
    paragraph(SELF_CHECK_TEXTS.flatMap((key, at) => [text(`${at > 0 ? '　' : ''}${key}：`), typedOf(key)])),
    heading('一、各表审核结果'),
    {
      kind: 'grid',
      grid: {
        header: ['表', ...STATES.map((state) => STATE_NAMES[state])],
        shares: [40, ...STATES.map(() => 12)],
        aligns: ['left', ...STATES.map(() => 'right' as const)],
        rows: countRows(session, findings).map(textRow),
      },
    },
    heading('二、各条审核公式'),
    {
      kind: 'grid',
      grid: {
        header: ['编号', '内容', '结果', '出错说明'],
        shares: [10, 46, 16, 28],
        aligns: ['left', 'left', 'left', 'left'],
        rows: ruleRows(session, findings).map(textRow),
      },
    },
    heading('三、不符合的'),
    ...failures(findings),
  ];
}

/** 出错说明登记表: what the clerk wrote on findings, each with what it says now. */
export function explanationRegister(session: Session): readonly Block[] {
  const { explanations } = session.document();
  const known = new Map(session.findings().map((finding) => [finding.key, finding]));
  const rows = [...explanations].map(([key, words]) => {
    const finding = known.get(key);
    return finding
      ? [finding.rule, finding.message, STATE_NAMES[finding.state], words]
      : [key.split('|')[0] ?? key, `${key.split('|')[1] ?? ''}（现已没有这一条审核）`, '', words];
  });
  if (rows.length === 0) return [paragraph([text('没有出错说明。')])];
  return [
    {
      kind: 'grid',
      grid: {
        header: ['编号', '审核结果', '状态', '出错说明'],
        shares: [10, 46, 12, 32],
        aligns: ['left', 'left', 'left', 'left'],
        rows: rows.map(textRow),
      },
    },
  ];
}

function countRows({ pack }: Session, findings: readonly Finding[]): readonly (readonly string[])[] {
  const counts = new Map<string, Record<FindingState, number>>();
  for (const { cells, state } of findings) {
    const table = (cells[0] && ownTable(cells[0])) ?? '';
    const row = counts.get(table) ?? { ...NO_FINDINGS_YET };
    counts.set(table, row);
    row[state] += 1;
  }
  const row = (name: string, count: Record<FindingState, number>) => [
    name,
    ...STATES.map((state) => String(count[state])),
  ];
  const total = { ...NO_FINDINGS_YET } as Record<FindingState, number>;
  for (const each of counts.values()) for (const state of STATES) total[state] += each[state];
  const titles = new Map<TableId, string>([
    ...officialTables(pack).map(({ id, title }) => [id, title] as const),
    ...pack.tables.filter(({ supplementary }) => supplementary).map(({ id, title }) => [id, title] as const),
    ['', '整套'] as const,
  ]);
  return [
    ...[...titles].flatMap(([id, title]) => {
      const count = counts.get(id);
      return count ? [row(title, count)] : [];
    }),
    row('合计', total),
  ];
}

/**
 * Every rule of the pack once, in its order, then those of the self-evaluation forms that the project has, with those numbers
 * that findings have besides (imports). Of forms that nobody has filled in no rule was run: it is said with each.
 */
function ruleRows(session: Session, findings: readonly Finding[]): readonly (readonly string[])[] {
  const { explanations } = session.document();
  const byRule = new Map<string, Finding[]>();
  for (const finding of findings) byRule.set(finding.rule, [...(byRule.get(finding.rule) ?? []), finding]);
  const meanings = new Map<string, string[]>();
  const forms = session.forms.figures();
  const kinds = session.pack.forms.filter((kind) => forms.some((form) => form.kind === kind));
  for (const { id, meaning } of [...session.pack.rules, ...kinds.flatMap(({ rules }) => rules)]) {
    const known = meanings.get(id) ?? [];
    if (!known.includes(meaning)) meanings.set(id, [...known, meaning]);
  }
  for (const id of byRule.keys())
    if (!meanings.has(id)) meanings.set(id, [CHECKS_OF_FORMS[id] ?? '导入时的检查']);
  return [...meanings].map(([id, words]) => {
    const own = byRule.get(id) ?? [];
    const said = own.flatMap(({ key }) => explanations.get(key) ?? []);
    const unfilled = forms.filter(
      ({ kind, isUntouched }) => isUntouched && kind.rules.some((rule) => rule.id === id),
    ).length;
    return [id, words.join('；'), stateWords(own, unfilled), [...new Set(said)].join('；')];
  });
}

const CHECKS_OF_FORMS: Readonly<Record<string, string>> = {
  [WITHOUT_LEVEL]: '绩效自评的项目都选了一级项目还是二级项目',
  [UNTOUCHED]: '绩效自评表都已填写',
};

/** `不通过 2 处（通过 14 处）`; a rule that gives no finding has nothing to say. `unfilled`: forms for which it was not run. */
function stateWords(findings: readonly Finding[], unfilled: number): string {
  const counted = WORST_FIRST.flatMap((state) => {
    const count = findings.filter((finding) => finding.state === state).length;
    const words = count === 0 ? [] : [`${STATE_NAMES[state]} ${count} 处`];
    return state === 'not-run' && unfilled > 0
      ? [...words, `${STATE_NAMES[state]} ${unfilled} 份${NOT_FILLED}的自评表`]
      : words;
  });
  const [worst, ...rest] = counted;
  if (worst === undefined) return '没有可审核的';
  return rest.length === 0 ? worst : `${worst}（${rest.join('、')}）`;
}

function failures(findings: readonly Finding[]): readonly Block[] {
  const failing = findings.filter(({ state }) => state === 'fail');
  if (failing.length === 0) return [paragraph([text('没有。')])];
  return [
    {
      kind: 'grid',
      grid: {
        header: ['编号', '程度', '审核结果'],
        shares: [12, 10, 78],
        aligns: ['left', 'left', 'left'],
        rows: failing.map(({ rule, severity, message }) =>
          textRow([rule, SEVERITY_NAMES[severity], message]),
        ),
      },
    },
  ];
}

function text(words: string): Inline {
  return { kind: 'text', text: words };
}

function paragraph(content: readonly Inline[]): Block {
  return { kind: 'paragraph', content };
}

function heading(words: string): Block {
  return { kind: 'heading', level: 2, content: [text(words)] };
}
