/**
 * The one style sheet. Its order is part of the look: of two rules that weigh alike the later one holds. Imported by the parts
 * themselves, it would hang on how the page is cut into pieces.
 */
import './features/job-progress/job-progress.css';
import './features/audit/audit.css';
import './features/batch/batch.css';
import './features/consolidate/consolidate.css';
import './features/place-list/place-list.css';
import './features/pick/pick-list.css';
import './features/help/guide.css';
import './features/import/import-dialog.css';
import './features/lines/insert-line.css';
import './features/packs/packs.css';
import './features/print/print.css';
import './features/query/query.css';
import './features/report/report.css';
import './features/shortcuts/shortcuts.css';
import './features/find/find.css';
import './grid/selection.css';
import './grid/cells.css';
import './features/compare/compare.css';
import './features/sum/sum.css';
import './features/table/table.css';
import './features/forms/forms.css';
import './features/formula-bar/formula-bar.css';
import './features/report/report-sheets.css';
import './features/explain/explain.css';
import './features/findings/findings.css';
import './features/workspace/side-tabs.css';
import './features/workspace/status-bar.css';
import './features/workspace/table-list.css';
import './features/menu/menu-bar.css';
import './features/zoom/zoom.css';
import './features/workspace/toolbar.css';
import './features/workspace/workspace.css';
import './page.css';
