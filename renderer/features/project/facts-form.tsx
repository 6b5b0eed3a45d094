import { Form, Input, InputNumber, type InputRef, Select } from 'antd';
import type { Facts } from '#shared/pack/facts';
import { useFirstKeys } from '../../store/first-keys';

type Props = {
  readonly facts: Facts;
  readonly kinds: readonly string[];
  readonly onChange: (facts: Facts) => void;
};

/** 单位名称、单位性质、年度: what a project must know about whom it is for. */
export function FactsForm({ facts, kinds, onChange }: Props) {
  const first = useFirstKeys<InputRef>();
  return (
    <Form layout="vertical">
      <Form.Item label="单位名称" extra="部门决算填部门名称" required>
        <Input
          ref={first}
          aria-label="单位名称"
          value={facts.organisation}
          onChange={(event) => onChange({ ...facts, organisation: event.target.value })}
        />
      </Form.Item>
      <Form.Item label="单位性质" extra="决定机关运行经费等审核公式是否适用">
        <Select
          aria-label="单位性质"
          value={facts.kind === '' ? null : facts.kind}
          placeholder="请选择"
          options={kinds.map((kind) => ({ value: kind, label: kind }))}
          onChange={(kind) => onChange({ ...facts, kind })}
        />
      </Form.Item>
      <Form.Item label="年度" required>
        <InputNumber
          aria-label="年度"
          min={2000}
          max={2100}
          precision={0}
          value={facts.year}
          onChange={(year) => year !== null && onChange({ ...facts, year })}
        />
      </Form.Item>
    </Form>
  );
}
