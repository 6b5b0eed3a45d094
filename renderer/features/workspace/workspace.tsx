import { useView } from '../../store/view-store';
import { FindPanel } from '../find/find-panel';
import { useLightingEnd } from '../findings/use-lighting-end';
import { FormsPane } from '../forms/forms-pane';
import { FormulaBar } from '../formula-bar/formula-bar';
import { ReportPane } from '../report/report-pane';
import { TablePane } from '../table/table-pane';
import { SideTabs } from './side-tabs';
import { StatusBar } from './status-bar';
import { TableList } from './table-list';
import { Toolbar } from './toolbar';
import { useReturnedFocus } from './use-returned-focus';
import './workspace.css';

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
        {pane === 'document' ? <ReportPane /> : pane === 'forms' ? <FormsPane /> : <TablePane />}
        {tool !== null && <FindPanel replaces={tool.replaces} serial={tool.serial} />}
        {tool === null && sidePanel !== null && <SideTabs shown={sidePanel} />}
      </div>
      <StatusBar />
    </div>
  );
}
