import { useView } from '../../store/view-store';
import { FindPanel } from '../find/find-panel';
import { FindingsPanel } from '../findings/findings-panel';
import { FormulaBar } from '../formula-bar/formula-bar';
import { NotesPanel } from '../notes/notes-panel';
import { TablePane } from '../table/table-pane';
import { StatusBar } from './status-bar';
import { TableList } from './table-list';
import { Toolbar } from './toolbar';
import './workspace.css';

/** The open project: tables on the left, the grid in the middle, findings on the right. */
export function Workspace() {
  const tool = useView((state) => state.tool);
  const findingsShown = useView((state) => state.findingsShown);
  return (
    <div className="workspace">
      <Toolbar />
      <FormulaBar />
      <div className="workspace-middle">
        <TableList />
        <TablePane />
        {tool?.kind === 'find' && <FindPanel replaces={tool.replaces} serial={tool.serial} />}
        {tool?.kind === 'notes' && <NotesPanel />}
        {tool === null && findingsShown && <FindingsPanel />}
      </div>
      <StatusBar />
    </div>
  );
}
