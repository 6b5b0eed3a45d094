import { Tag } from 'antd';
import { type Finding, SEVERITY_NAMES, STATE_NAMES } from '#shared/engine/finding';

const COLOURS: Readonly<Record<Finding['state'], string>> = {
  pass: 'green',
  fail: 'red',
  rounding: 'blue',
  'not-applicable': 'default',
  'not-run': 'default',
};

/** A state in words and colour; a failing one says how much it matters. */
export function StateTag({ state, severity }: Pick<Finding, 'state' | 'severity'>) {
  if (state !== 'fail') return <Tag color={COLOURS[state]}>{STATE_NAMES[state]}</Tag>;
  const colour = severity === 'error' ? 'red' : severity === 'warning' ? 'gold' : 'default';
  return <Tag color={colour}>{SEVERITY_NAMES[severity]}</Tag>;
}
