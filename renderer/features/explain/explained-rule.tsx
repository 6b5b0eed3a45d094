import { Button } from 'antd';
import { useState } from 'react';
import type { Scale } from '#shared/amount/amount';
import type { AddressText } from '#shared/document/address';
import type { ExplainedRule, ExplainedSide } from '#shared/engine/explain';
import { displayText } from '#shared/kind/value-text';
import { foldSide, RELATION_SIGNS, termValue } from '#shared/session/explanation-text';
import { clearHighlight, highlight, isShown, useView } from '../../store/view-store';
import { StateTag } from './state-tag';

/** How many terms of a long sum are listed before it is folded. */
const MOST_LISTED = 8;

type Props = {
  readonly rule: ExplainedRule;
  readonly scale: Scale;
  readonly follow: (address: AddressText) => void;
  /** Only the head is shown until asked. */
  readonly startsFolded?: boolean;
};

/** One identity with the numbers put in, a term a line; each term leads to its cell. */
export function ExplainedRuleView({ rule, scale, follow, startsFolded = false }: Props) {
  const [folded, setFolded] = useState(startsFolded);
  const isLit = useView((state) => state.findingKey === rule.key);
  const cells = [...rule.left.terms, ...rule.right.terms].map(({ address }) => address);
  return (
    <article className={`explain-rule${isLit ? ' is-shown' : ''}`}>
      <button
        type="button"
        className="explain-rule-head"
        aria-expanded={!folded}
        onClick={() => setFolded(!folded)}
      >
        <span>
          <StateTag state={rule.state} severity={rule.severity} />
          <b>{rule.rule}</b>
          {rule.state === 'fail' && rule.difference !== null && (
            <span className="finding-difference">差额 {displayText(rule.difference, rule.type, scale)}</span>
          )}
        </span>
        <span>{rule.meaning}</span>
        {rule.reason !== '' && <span className="quiet">{rule.reason}</span>}
      </button>
      {!folded && (
        <div className="explain-sides">
          <Side side={rule.left} type={rule.type} scale={scale} follow={follow} sign="" />
          <Side
            side={rule.right}
            type={rule.type}
            scale={scale}
            follow={follow}
            sign={RELATION_SIGNS[rule.relation]}
          />
          <p className="explain-notation quiet">{rule.text}</p>
          <Button
            size="small"
            aria-pressed={isLit}
            onClick={() => (isLit ? clearHighlight() : highlight(rule.key, cells))}
          >
            {isLit ? '取消点亮' : `点亮各格（${cells.length}）`}
          </Button>
        </div>
      )}
    </article>
  );
}

type SideProps = Pick<Props, 'scale' | 'follow'> & {
  readonly side: ExplainedSide;
  readonly type: ExplainedRule['type'];
  /** What stands before the first term. */
  readonly sign: string;
};

function Side({ side, type, scale, follow, sign }: SideProps) {
  const [all, setAll] = useState(false);
  const { terms, folded, nothing } = foldSide(side, MOST_LISTED);
  const listed = all ? side.terms : terms;
  const hidden = folded.count + nothing;
  return (
    <div className="explain-side">
      {side.formula !== undefined && (
        <p className="explain-line">
          <span className="explain-sign">{sign}</span>
          <span className="explain-place">{side.formula}</span>
          <span className="explain-amount">{displayText(side.total, type, scale)}</span>
        </p>
      )}
      {listed.map((term, at) => (
        <button
          key={term.address}
          type="button"
          className="explain-term"
          disabled={!isShown(term.address)}
          title={`${term.address} ${term.words}`}
          onClick={() => follow(term.address)}
        >
          <span className="explain-sign">
            {side.formula === undefined ? signOf(at, term.sign, sign) : ''}
          </span>
          <span className="explain-place">
            {term.words} <span className="quiet">{term.address}</span>
          </span>
          <span className="explain-amount">{termValue(term, scale)}</span>
        </button>
      ))}
      {side.constant !== 0n && (
        <p className="explain-line">
          <span className="explain-sign">{listed.length === 0 ? sign : '+'}</span>
          <span className="explain-amount">{displayText(side.constant, type, scale)}</span>
        </p>
      )}
      {hidden > 0 && (
        <Button size="small" type="link" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? '收起' : hiddenWords(folded, nothing, type, scale)}
        </Button>
      )}
      {side.terms.length > 1 && (
        <p className="explain-line explain-total">
          <span className="explain-sign" />
          <span className="explain-place">合计</span>
          <span className="explain-amount">{displayText(side.total, type, scale) || '空'}</span>
        </p>
      )}
    </div>
  );
}

function hiddenWords(
  folded: { readonly count: number; readonly sum: bigint },
  nothing: number,
  type: ExplainedRule['type'],
  scale: Scale,
): string {
  const rest = folded.count > 0 ? [`另 ${folded.count} 项共 ${displayText(folded.sum, type, scale)}`] : [];
  const blank = nothing > 0 ? [`${nothing} 项为空或 0`] : [];
  return `${[...rest, ...blank].join('，')}　展开`;
}

function signOf(at: number, sign: 1 | -1, before: string): string {
  if (at === 0) return sign === -1 ? `${before} -` : before;
  return sign === -1 ? '-' : '+';
}
