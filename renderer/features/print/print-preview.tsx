import { Button, Checkbox, Modal } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { oncePer } from '#shared/kit/once-per';
import type { Table } from '#shared/pack/pack';
import { officialTables } from '#shared/pack/table-shape';
import { drawTable, preparePrint } from '#shared/print/print-table';
import { printedText } from '#shared/session/printed-text';
import { layOutSession } from '#shared/session/session-layout';
import { useSession } from '../../store/follow';
import { useProject } from '../../store/project-store';
import { closeDialog, useView } from '../../store/view-store';
import { PreviewPages } from './preview-pages';
import { usePages } from './use-pages';
import { usePrintFlow, usePrintKey, usePrintStyle } from './use-printing';

/** What of the preview a clerk may be at. */
const IN_HAND = ['button', 'input', '.print-pages'].map((part) => `.print-preview ${part}`).join(', ');

/**
 * The tables on paper before they are printed. What is printed stands beneath the page while it is, broken into pages by
 * the browser; the sheets shown here are broken by the same rule, from rows measured in the same style.
 */
export function PrintPreview() {
  const session = useSession();
  const { revision } = useProject.getState();
  const scale = useView((state) => state.scale);
  const shown = useView((state) => state.table);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set([shown]));
  usePrintStyle();
  // 补充资料 are no tables that are published.
  const all = useMemo(() => officialTables(session.pack), [session]);
  const tables = useMemo(() => all.filter(({ id }) => chosen.has(id)), [all, chosen]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the session answers otherwise after each change
  const prepare = useMemo(
    () =>
      oncePer((table: Table) =>
        preparePrint(layOutSession(session, table, scale), (cell) => printedText(cell, session, scale)),
      ),
    [session, scale, revision],
  );
  const { pages, isWhole } = usePages(tables, prepare);
  usePrintFlow(() => tables.map((table) => drawTable(prepare(table)).markup).join(''));
  usePrintKey();
  const printButton = useRef<HTMLButtonElement>(null);
  const isReady = pages.length > 0 && isWhole;
  // Enter prints; before there are pages the button cannot take the focus. Who has begun to scroll or to choose keeps the keys.
  useEffect(() => {
    if (isReady && !document.activeElement?.closest(IN_HAND)) printButton.current?.focus();
  }, [isReady]);
  return (
    <Modal
      open
      title={isWhole ? `打印预览　共 ${pages.length} 页` : `打印预览　正在分页，已有 ${pages.length} 页`}
      onCancel={closeDialog}
      width="calc(100vw - 32px)"
      className="print-preview"
      footer={[
        <Button key="close" onClick={closeDialog}>
          关闭
        </Button>,
        <Button
          key="print"
          ref={printButton}
          type="primary"
          disabled={!isReady}
          onClick={() => window.print()}
        >
          打印
        </Button>,
      ]}
    >
      <div className="print-preview-middle">
        <fieldset className="print-choice">
          <legend>要打印的表</legend>
          <span>
            <Button size="small" onClick={() => setChosen(new Set(all.map(({ id }) => id)))}>
              全部
            </Button>{' '}
            <Button size="small" onClick={() => setChosen(new Set([shown]))}>
              只印本表
            </Button>
          </span>
          {all.map(({ id, number, shortTitle }) => (
            <Checkbox
              key={id}
              checked={chosen.has(id)}
              onChange={({ target }) => setChosen(withOrWithout(chosen, id, target.checked))}
            >
              {number.replace(/^公开|表$/g, '')} {shortTitle}
            </Checkbox>
          ))}
        </fieldset>
        <PreviewPages pages={pages} isWhole={isWhole} />
      </div>
    </Modal>
  );
}

function withOrWithout(chosen: ReadonlySet<string>, id: string, isChosen: boolean): ReadonlySet<string> {
  const next = new Set(chosen);
  if (isChosen) next.add(id);
  else next.delete(id);
  return next;
}
