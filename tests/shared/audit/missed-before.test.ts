import { expect, test } from 'vitest';
import { auditDocument } from '#shared/audit/audit-document';
import type { FinishedBlock } from '#shared/finished/finished-document';
import { finishedReport, writtenReport } from '../../support/finished-report';
import { MADE } from '../../support/mutation-trial';

/** Changes that a seeded run once missed, of each kind one: what stood there, and what a hand made of it. */
const MISSED: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  'shanxi-2022': [
    // 一级 and 二级项目 are spoken of in the same words.
    [
      '二级项目绩效自评个数27个，涉及资金38,857,638.26元',
      '二级项目绩效自评个数27个，涉及资金38,857,634.26元',
    ],
    ['1个项目自评等级为“差”', '8个项目自评等级为“差”'],
    // A sum of both, with its parts.
    ['一般公共预算项目支出38,857,638.26元', '一般公共预算项目支出38,855,638.26元'],
  ],
  'shanghai-2024': [
    // 收入 and 支出 are all that tells the two apart.
    ['收入1,548.80万元，支出', '收入1,548.90万元，支出'],
    ['支出59.87万元', '支出59.87元'],
    ['2024年，上海市示范事务局所属', '2023年，上海市示范事务局所属'],
    ['绩效自评的2024年度项目', '绩效自评的2025年度项目'],
    // The only year in the lines above a table, which are text.
    ['纳入上海市示范事务局2024年度', '纳入上海市示范事务局2023年度'],
  ],
  'sichuan-2024': [
    ['国内公务接待12批次、96人次，支出1.50万元', '国内公务接待12批次、96人次，支出1.90万元'],
    ['本年收入100.00万元，本年支出90.00万元', '本年收入100.08万元，本年支出00.00万元'],
    ['本年收入6.00万元，本年支出6.00万元', '本年收入6.10万元，本年支出6.00万元'],
  ],
};

test.each(Object.entries(MISSED))(
  'what was missed in a document of %s is found where it is',
  (id, changes) => {
    const session = MADE[id]?.();
    if (!session) throw new Error(id);
    const document = finishedReport(writtenReport(session));
    const changed = new Map<number, (readonly [string, string])[]>();
    const blocks = [...document.blocks];
    for (const change of changes) {
      const [was, is] = change;
      const at = blocks.findIndex((block) => block.kind === 'paragraph' && block.text.includes(was));
      const block = blocks[at];
      expect(block?.kind, was).toBe('paragraph');
      if (block?.kind !== 'paragraph') continue;
      blocks[at] = { ...block, text: block.text.replace(was, is) } satisfies FinishedBlock;
      changed.set(at, [...(changed.get(at) ?? []), change]);
    }
    const audited = auditDocument(session.pack, { ...document, blocks });
    if (!audited.ok) throw new Error(audited.problem);
    const told = audited.value.findings.filter(({ state }) => state === 'fail');
    for (const [at, own] of changed)
      for (const [was, is] of own) {
        // The number or year itself: what differs, with what it is a part of.
        const words =
          is.split(/(?<=[，、])/).find((part) => !was.includes(part.replace(/[，、]$/, ''))) ?? is;
        const isFound = told.some(
          ({ place, message }) =>
            (place.block === at && words.includes(place.quote)) ||
            [...words.matchAll(/[\d.,]+(?:万?元|个)/g)].some(([number]) => message.includes(`“${number}”`)),
        );
        expect(isFound, `${was} → ${is}`).toBe(true);
      }
  },
);
