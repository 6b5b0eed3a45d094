import { Button, Tag } from 'antd';
import { useState } from 'react';
import { type AddressText, toAddress } from '#shared/document/address';
import type { ExplainedRule } from '#shared/engine/explain';
import { displayText } from '#shared/kind/value-text';
import { useSession, useStanding } from '../../store/follow';
import { useShownScale } from '../../store/shown-table';
import { goToCell } from '../../store/view-store';
import { BookCell } from '../sum/book-cell';
import { UnitTerms } from '../sum/unit-terms';
import { ExplainedRuleView } from './explained-rule';
import { StateTag } from './state-tag';

/** The cell stood on: how it came by its value, the rules it takes part in, the numbers put in. */
export function CellPanel() {
  const session = useSession();
  const scale = useShownScale();
  const text = useStanding()?.address ?? null;
  const trail = useTrail(text);
  const explanation = text === null ? undefined : session.explain(text);
  if (text !== null && !explanation && toAddress(text).book !== undefined) return <BookCell cell={text} />;
  if (!explanation) {
    return <p className="explain-empty quiet">选中一个金额单元格，这里逐项列出它的公式和所在的审核公式。</p>;
  }
  const { cell, words, formula, rules, remarks } = explanation;
  return (
    <div className="explain">
      <header className="explain-head">
        {trail.last !== undefined && (
          <Button size="small" type="link" onClick={trail.back}>
            ← 返回 {trail.last}
          </Button>
        )}
        <h2>
          {cell.address}{' '}
          <span className="explain-value">{displayText(cell.value, cell.type, scale) || '空'}</span>
        </h2>
        <p>{words}</p>
        {cell.kind === 'override' && (
          <p className="is-warning">
            改写：公式计算值为 {displayText(cell.computed ?? null, cell.type, scale) || '空'}
          </p>
        )}
      </header>
      {formula ? (
        <Section title="本格由公式得出">
          <ExplainedRuleView rule={formula} scale={scale} follow={trail.follow} />
        </Section>
      ) : (
        <p className="explain-empty quiet">
          {cell.kind === 'not-applicable' ? '表样中此处不适用（——）。' : '本格由录入得出，没有计算公式。'}
        </p>
      )}
      <UnitTerms cell={cell.address} />
      <RuleList rules={rules} follow={trail.follow} />
      {remarks.length > 0 && (
        <Section title={`其他审核（${remarks.length}）`}>
          {remarks.map(({ key, rule, state, severity, message }) => (
            <p key={`${key} ${message}`} className="explain-remark">
              <StateTag state={state} severity={severity} /> {rule}　{message}
            </p>
          ))}
        </Section>
      )}
    </div>
  );
}

function RuleList({ rules, follow }: { readonly rules: readonly ExplainedRule[]; readonly follow: Follow }) {
  const scale = useShownScale();
  const address = useStanding()?.address ?? null;
  const failing = rules.filter(({ state }) => state === 'fail').length;
  return (
    <Section title={`参与的审核公式（${rules.length}）`}>
      {failing > 0 && <Tag color="red">不通过 {failing}</Tag>}
      {rules.length === 0 && <p className="quiet">没有公式用到本格。</p>}
      {[...rules]
        .sort((one, other) => Number(other.state === 'fail') - Number(one.state === 'fail'))
        .map((rule) => (
          <ExplainedRuleView
            key={`${rule.key} ${address}`}
            rule={rule}
            scale={scale}
            follow={follow}
            startsFolded={rule.state !== 'fail'}
          />
        ))}
    </Section>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <section className="explain-section" aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

type Follow = (address: AddressText) => void;

/** The cells come from, by clicking through terms; walking the table by other ways starts anew. */
function useTrail(current: AddressText | null) {
  const [trail, setTrail] = useState<readonly AddressText[]>([]);
  const [expected, setExpected] = useState<AddressText | null>(null);
  const isFollowed = current !== null && current === expected;
  const go = (address: AddressText, passed: readonly AddressText[]) => {
    setTrail(passed);
    setExpected(address);
    goToCell(address);
  };
  const known = isFollowed ? trail : [];
  const last = known.at(-1);
  return {
    last,
    follow: (address: AddressText) => go(address, current === null ? known : [...known, current]),
    back: () => last !== undefined && go(last, known.slice(0, -1)),
  };
}
