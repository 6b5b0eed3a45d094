import { closeTool, useView } from '../../store/view-store';
import { FIND } from '../find/piece';
import { useLightingEnd } from '../findings/use-lighting-end';
import { FORMS } from '../forms/piece';
import { FormulaBar } from '../formula-bar/formula-bar';
import { DialogPiece, PanePiece } from '../piece/with-piece';
import { DOCUMENT } from '../report/piece';
import { TablePane } from '../table/table-pane';
import { SideTabs } from './side-tabs';
import { StatusBar } from './status-bar';
import { TableList } from './table-list';
import { Toolbar } from './toolbar';
import { useReturnedFocus } from './use-returned-focus';

/** The open project: tables on the left, the grid or the document in the middle, findings on the right. */
export function Workspace() {
  const tool = useView((state) => state.tool);
  useReturnedFocus(tool !== null);
  useLightingEnd();
  const sidePanel = useView((state) => state.sidePanel);
  const pane = useView((state) => state.pane);
  return (
    <div className="workspace">
      <Toolbar />
      <FormulaBar />
      <div className="workspace-middle">
        <TableList />
        {pane === 'document' && <PanePiece piece={DOCUMENT}>{({ ReportPane }) => <ReportPane />}</PanePiece>}
        {pane === 'forms' && <PanePiece piece={FORMS}>{({ FormsPane }) => <FormsPane />}</PanePiece>}
        {pane === 'table' && <TablePane />}
        {tool !== null && (
          <DialogPiece piece={FIND} leave={closeTool}>
            {({ FindPanel }) => <FindPanel replaces={tool.replaces} serial={tool.serial} />}
          </DialogPiece>
        )}
        {tool === null && sidePanel !== null && <SideTabs shown={sidePanel} />}
      </div>
      <StatusBar />
    </div>
  );
}
