import { Select } from 'antd';

type Props = {
  readonly kinds: readonly string[];
  /** Empty: not said. */
  readonly kind: string;
  readonly onKind: (kind: string) => void;
};

/** 单位性质, which no workbook says and without which some rules are not run. */
export function KindQuestion({ kinds, kind, onKind }: Props) {
  return (
    <p className="import-kind">
      <span>单位性质</span>
      <Select
        aria-label="单位性质"
        size="small"
        value={kind === '' ? null : kind}
        placeholder="请选择"
        popupMatchSelectWidth={false}
        options={kinds.map((value) => ({ value, label: value }))}
        onChange={onKind}
      />
      <span className="quiet">工作簿里没有，不选时有关的审核公式不执行</span>
    </p>
  );
}
