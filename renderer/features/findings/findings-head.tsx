import { Button, Checkbox, Empty, Segmented } from 'antd';
import { memo } from 'react';

/** Findings of the shown table, or of all. */
export type Reach = 'table' | 'all';

type HeadProps = {
  readonly reach: Reach;
  readonly onReach: (reach: Reach) => void;
  readonly onlyProblems: boolean;
  readonly onOnlyProblems: (only: boolean) => void;
};

/** Which findings are listed. The panel follows every change; these parts are left as they are. */
export const FindingsHead = memo(function FindingsHead({
  reach,
  onReach,
  onlyProblems,
  onOnlyProblems,
}: HeadProps) {
  return (
    <div className="findings-head">
      <Segmented<Reach>
        size="small"
        value={reach}
        options={[
          { label: '全部', value: 'all' },
          { label: '本表', value: 'table' },
        ]}
        onChange={onReach}
      />
      <Checkbox checked={onlyProblems} onChange={(event) => onOnlyProblems(event.target.checked)}>
        只看问题
      </Checkbox>
    </div>
  );
});

export const NoFindings = memo(function NoFindings({ words }: { readonly words: string }) {
  return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words} />;
});

type NoteProps = { readonly count: number } & Pick<HeadProps, 'onOnlyProblems'>;

export const NotRunNote = memo(function NotRunNote({ count, onOnlyProblems }: NoteProps) {
  return (
    <p className="findings-apart">
      另有 {count} 条未执行（缺少所需的表或上年数），不能算通过。
      <Button size="small" type="link" onClick={() => onOnlyProblems(false)}>
        查看
      </Button>
    </p>
  );
});
