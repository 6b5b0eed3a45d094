import { CloseOutlined } from '@ant-design/icons';
import { type KeyboardEvent, useRef } from 'react';
import { type SidePanel as Shown, useView } from '../../store/view-store';
import { CellPanel } from '../explain/cell-panel';
import { FindingsPanel } from '../findings/findings-panel';
import { NOTES } from '../notes/piece';
import { PanePiece } from '../piece/with-piece';
import { DOCUMENT } from '../report/piece';

/** The panels that can stand beside the table, in the order of their tabs. */
const PANELS: Readonly<Record<Shown, { readonly label: string; readonly Content: () => React.ReactNode }>> = {
  findings: { label: '审核结果', Content: FindingsPanel },
  cell: { label: '本格公式', Content: CellPanel },
  sentences: { label: '用在句中', Content: Sentences },
  notes: { label: '批注', Content: Notes },
};
const NAMES = Object.keys(PANELS) as readonly Shown[];

/** What stands to the right of the table, as tabs: arrows move between them, as everywhere. */
export function SideTabs({ shown }: { readonly shown: Shown }) {
  const tabs = useRef<HTMLDivElement>(null);
  const { label, Content } = PANELS[shown];
  const move = ({ key }: KeyboardEvent) => {
    const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
    const next = NAMES[(NAMES.indexOf(shown) + step + NAMES.length) % NAMES.length];
    if (step === 0 || next === undefined) return;
    useView.setState({ sidePanel: next });
    tabs.current?.querySelector<HTMLElement>(`#side-tab-${next}`)?.focus();
  };
  return (
    <aside className="side-tabs" aria-label={label}>
      <div ref={tabs} className="side-tabs-list" role="tablist" aria-label="公式与审核" onKeyDown={move}>
        {NAMES.map((name) => (
          <button
            key={name}
            id={`side-tab-${name}`}
            type="button"
            role="tab"
            aria-selected={name === shown}
            aria-controls="side-tabs-body"
            tabIndex={name === shown ? 0 : -1}
            onClick={() => useView.setState({ sidePanel: name })}
          >
            {PANELS[name].label}
          </button>
        ))}
        <button
          type="button"
          className="side-tabs-close"
          aria-label={`收起${label}`}
          title="收起"
          onClick={() => useView.setState({ sidePanel: null })}
        >
          <CloseOutlined aria-hidden />
        </button>
      </div>
      <div
        id="side-tabs-body"
        className="side-tabs-body"
        role="tabpanel"
        aria-labelledby={`side-tab-${shown}`}
      >
        <Content />
      </div>
    </aside>
  );
}

function Sentences() {
  return <PanePiece piece={DOCUMENT}>{({ SentencesPanel }) => <SentencesPanel />}</PanePiece>;
}

function Notes() {
  return <PanePiece piece={NOTES}>{({ NotesPanel }) => <NotesPanel />}</PanePiece>;
}
