import { parseAddress, writeAddress } from '../document/address';
import type { Finding } from '../engine/finding';
import type { InspectionQuestion } from '../pack/report-plan';
import type { Block, Inline } from '../report/blocks';
import { cellInWords, writeCellName } from '../session/cell-name';
import type { Session } from '../session/session';
import type { TypedOf } from './self-check';

/** An answer: 是, 否, or why it cannot be given; and what it rests on. */
type Answer = { readonly answer: string; readonly basis: readonly Inline[] };

/**
 * 检查表 of a finance bureau (及时、完整、细化、公开方式、真实), filled from what is known; what only a person knows is
 * asked for and never answered by itself. `missing`: what the published document still lacks.
 */
export function inspectionSheet(
  questions: readonly InspectionQuestion[],
  session: Session,
  { missing, typedOf }: { readonly missing: readonly string[]; readonly typedOf: TypedOf },
): readonly Block[] {
  return [
    {
      kind: 'grid',
      grid: {
        header: ['序号', '检查内容', '检查项目', '是否合格', '依据、问题'],
        shares: [8, 14, 34, 14, 30],
        aligns: ['center', 'left', 'left', 'center', 'left'],
        rows: questions.map(({ dimension, question, by }, at) => {
          const { answer, basis } = answerOf(by, session, missing, typedOf);
          return [said(String(at + 1)), said(dimension), said(question), said(answer), basis];
        }),
      },
    },
  ];
}

function answerOf(
  by: InspectionQuestion['by'],
  session: Session,
  missing: readonly string[],
  typedOf: TypedOf,
): Answer {
  switch (by.kind) {
    case 'rules':
      return byRules(by.rules, session.findings());
    case 'cells': {
      const empty = by.cells.filter((cell) => {
        const address = parseAddress(cell);
        const view = address && session.cell(address);
        return view === undefined || view.value === null;
      });
      const names = empty.map((cell) => {
        const address = parseAddress(cell);
        const name = address && cellInWords(session, writeAddress(address));
        return name ? writeCellName(name) : cell;
      });
      return empty.length === 0
        ? { answer: '是', basis: said('都已填列') }
        : { answer: '否', basis: said(`没有填：${names.join('、')}`) };
    }
    case 'whole':
      return missing.length === 0
        ? { answer: '是', basis: said('各部分都有内容') }
        : { answer: '否', basis: said(`还有 ${missing.length} 处没有内容：${shortened(missing)}`) };
    case 'text':
      return { answer: '由检查人判断', basis: [typedOf(by.key)] };
  }
}

function byRules(rules: readonly string[], findings: readonly Finding[]): Answer {
  const own = findings.filter(({ rule, severity }) =>
    rules.length === 0 ? severity === 'error' : rules.includes(rule),
  );
  const failing = own.filter(({ state }) => state === 'fail');
  if (failing.length > 0) {
    const numbers = [...new Set(failing.map(({ rule }) => rule))];
    return { answer: '否', basis: said(`不符合 ${failing.length} 处：${numbers.join('、')}`) };
  }
  const notRun = own.filter(({ state }) => state === 'not-run');
  const passed = own.filter(({ state }) => state === 'pass' || state === 'rounding').length;
  if (notRun.length > 0 || passed === 0) {
    const reasons = [...new Set(notRun.map(({ reason }) => reason))];
    return {
      answer: '未执行',
      basis: said(
        notRun.length > 0 ? `未执行 ${notRun.length} 处：${shortened(reasons)}` : '没有可审核的数据',
      ),
    };
  }
  return { answer: '是', basis: said(`审核 ${passed} 处，都符合`) };
}

function shortened(words: readonly string[]): string {
  return words.length > 5 ? `${words.slice(0, 5).join('、')}等` : words.join('、');
}

function said(text: string): readonly Inline[] {
  return [{ kind: 'text', text }];
}
