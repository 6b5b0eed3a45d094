import { Button, Checkbox, Modal } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { officialTables } from '#shared/pack/table-shape';
import { drawTable, preparePrint } from '#shared/print/print-table';
import { printedText } from '#shared/session/printed-text';
import { layOutSession } from '#shared/session/session-layout';
import { useSession } from '../../store/follow';
import { useProject } from '../../store/project-store';
import { closeDialog, useView } from '../../store/view-store';
import { PreviewPages } from './preview-pages';
import { type ChosenTable, usePages } from './use-pages';
import { usePrintKey, usePrintStyle } from './use-printing';
import './print.css';

/**
 * The tables on paper before they are printed. What is printed is the flow beneath the page, broken into pages by
 * the browser; the sheets shown here are broken by the same rule from the flow's own measures.
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
  // biome-ignore lint/correctness/useExhaustiveDependencies: the session answers otherwise after each change
  const tables = useMemo(
    () =>
      all
        .filter(({ id }) => chosen.has(id))
        .map((table) => ({
          id: table.id,
          printed: preparePrint(layOutSession(session, table, scale), (cell) =>
            printedText(cell, session, scale),
          ),
        })),
    [all, chosen, session, scale, revision],
  );
  const [flow, setFlow] = useState<HTMLElement | null>(null);
  const pages = usePages(flow, tables);
  const markup = useMemo(() => ({ __html: flowMarkup(tables) }), [tables]);
  usePrintKey();
  const printButton = useRef<HTMLButtonElement>(null);
  const isReady = pages.length > 0;
  // Enter prints; before there are pages the button cannot take the focus.
  useEffect(() => {
    if (isReady) printButton.current?.focus();
  }, [isReady]);
  return (
    <Modal
      open
      title={`打印预览　共 ${pages.length} 页`}
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
        <PreviewPages pages={pages} />
      </div>
      {createPortal(
        // The markup comes from `drawTable`, which escapes every text.
        // biome-ignore lint/security/noDangerouslySetInnerHtml: see above
        <div ref={setFlow} className="print-flow" aria-hidden="true" dangerouslySetInnerHTML={markup} />,
        document.body,
      )}
    </Modal>
  );
}

function flowMarkup(tables: readonly ChosenTable[]): string {
  return tables.map(({ printed }) => drawTable(printed).markup).join('');
}

function withOrWithout(chosen: ReadonlySet<string>, id: string, isChosen: boolean): ReadonlySet<string> {
  const next = new Set(chosen);
  if (isChosen) next.add(id);
  else next.delete(id);
  return next;
}
