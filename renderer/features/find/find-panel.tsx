import { CloseOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, type InputRef, Segmented } from 'antd';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { CLEARING } from '../../feedback/clearing';
import { clearHighlight, closeTool, useView } from '../../store/view-store';
import { FindHits } from './find-hits';
import { findNext } from './find-next';
import { type FindState, type FindWhat, useFind } from './find-store';
import { replaceAll, replaceCurrent } from './replace';
import { useHits } from './use-hits';

type Props = { readonly replaces: boolean; readonly serial: number };

const WHAT: readonly { readonly label: string; readonly value: FindWhat }[] = [
  { label: '全部', value: 'everything' },
  { label: '金额', value: 'amounts' },
  { label: '单元格文字', value: 'texts' },
  { label: '名称编码', value: 'names' },
  { label: '批注', value: 'notes' },
  { label: '说明', value: 'written' },
];

/** Looks for a text in the shown table or in all, lists where it stands, and replaces whole amounts. */
export function FindPanel({ replaces, serial }: Props) {
  const find = useFind();
  const field = useRef<InputRef>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for again, the field takes the focus again
  useEffect(() => field.current?.focus({ cursor: 'all' }), [serial]);

  const found = useHits();
  const { hits } = found;
  const look = (change: Partial<FindState>) => useFind.setState({ ...change, refused: [], current: null });
  const next = (event: KeyboardEvent) => findNext(event.shiftKey ? -1 : 1, true);
  const title = replaces ? '查找和替换' : '查找';
  return (
    <aside
      className="find-panel"
      aria-label={title}
      onKeyDown={(event) => event.key === 'Escape' && !event.nativeEvent.isComposing && closeFind()}
    >
      <header className="find-head">
        <h2>{title}</h2>
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined aria-hidden />}
          aria-label={`关闭${title}`}
          onClick={closeFind}
        />
      </header>
      <div className="find-form">
        <Input
          ref={field}
          aria-label="查找内容"
          placeholder="金额、名称、编码、批注或说明"
          value={find.text}
          allowClear={CLEARING}
          onChange={(event) => look({ text: event.target.value })}
          onPressEnter={next}
        />
        {replaces && (
          <Input
            aria-label="替换为"
            placeholder={
              find.what === 'names' || find.what === 'notes' || find.what === 'written'
                ? '替换为（文字）'
                : '替换为（金额或算式，留空即清除）'
            }
            value={find.replacement}
            onChange={(event) => useFind.setState({ replacement: event.target.value, refused: [] })}
            onPressEnter={() => replaceCurrent(true)}
          />
        )}
        <Segmented<FindWhat>
          size="small"
          aria-label="查找的内容"
          value={find.what}
          options={[...WHAT]}
          onChange={(what) => look({ what })}
        />
        <div>
          <Checkbox
            checked={find.inAllTables}
            onChange={(event) => look({ inAllTables: event.target.checked })}
          >
            所有表和说明
          </Checkbox>
          <Checkbox checked={find.whole} onChange={(event) => look({ whole: event.target.checked })}>
            单元格匹配
          </Checkbox>
        </div>
        <div>
          <Button size="small" title="Shift+F3" disabled={hits.length === 0} onClick={() => findNext(-1)}>
            上一处
          </Button>
          <Button size="small" title="F3" disabled={hits.length === 0} onClick={() => findNext(1)}>
            下一处
          </Button>
          {replaces && (
            <>
              <Button size="small" disabled={hits.length === 0} onClick={() => replaceCurrent()}>
                替换
              </Button>
              <Button size="small" disabled={hits.length === 0} onClick={replaceAll}>
                全部替换
              </Button>
            </>
          )}
        </div>
      </div>
      <FindHits found={found} current={find.current} refused={find.refused} />
    </aside>
  );
}

function closeFind(): void {
  useFind.setState({ refused: [] });
  // The hit was lit by this panel; an identity being looked at stays lit.
  if (useView.getState().findingKey === null) clearHighlight();
  closeTool();
}
