import { Button, Empty, Input } from 'antd';
import { useState } from 'react';
import type { AddressText } from '#shared/document/address';
import type { InspectedRule } from '#shared/pack-check/inspect-pack';
import type { Rule, Severity } from '#shared/rule/rule';
import { CLEARING } from '../../feedback/clearing';

type Props = {
  readonly rules: readonly InspectedRule[];
  readonly chosen: Rule | null;
  /** Only rules that take this cell in are shown. */
  readonly cell: AddressText | null;
  readonly onChoose: (rule: Rule) => void;
  readonly onAllRules: () => void;
};

const SEVERITIES: Readonly<Record<Severity, string>> = { error: '错', warning: '警', hint: '示' };

/** The pack's rules in words, by their ids. */
export function PackRules({ rules, chosen, cell, onChoose, onAllRules }: Props) {
  const [words, setWords] = useState('');
  const shown = rules.filter(
    ({ rule, cells }) =>
      (cell === null || cells.has(cell)) &&
      (words === '' || `${rule.id} ${rule.text} ${rule.meaning}`.includes(words)),
  );
  return (
    <section className="pack-rules" aria-label="审核公式">
      <Input
        allowClear={CLEARING}
        aria-label="查找公式"
        placeholder="按编号、公式或含义查找"
        value={words}
        onChange={(event) => setWords(event.target.value.trim())}
      />
      {cell !== null && (
        <p>
          {cell} 参加 {shown.length} 条公式
          <Button size="small" type="link" onClick={onAllRules}>
            看全部
          </Button>
        </p>
      )}
      <ul>
        {shown.map(({ rule, cells }) => (
          <li key={`${rule.id} ${rule.line}`}>
            <button type="button" aria-pressed={rule === chosen} onClick={() => onChoose(rule)}>
              <span>
                <strong>{rule.id}</strong> {modeOf(rule)}
                <span className="quiet">{cells.size > 0 ? `　${cells.size} 格` : '　整张表'}</span>
              </span>
              <span>{rule.meaning}</span>
              <code>{rule.text}</code>
            </button>
          </li>
        ))}
      </ul>
      {shown.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有这样的公式" />}
    </section>
  );
}

/** 算, 核 and how grave, as in the pack's file. */
function modeOf({ derives, checks, carries, severity }: Rule): string {
  const modes = [derives ? '算' : '', checks ? '核' : '', carries ? '沿用' : ''];
  return [...modes.filter((mode) => mode !== ''), SEVERITIES[severity]].join(' ');
}
