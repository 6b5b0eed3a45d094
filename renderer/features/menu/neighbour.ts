import { tablesOfKind } from '#shared/pack/book';
import { openSession } from '../../store/project-store';
import { showDocument, showForms, showPlace, showTable, useView } from '../../store/view-store';

/**
 * Shows what stands after what is shown, or before it: in a form its other tables; elsewhere the tables, then 绩效自评,
 * then the document. `undefined`: nothing does.
 */
export function neighbour(step: 1 | -1): (() => void) | undefined {
  const { pane, table, form } = useView.getState();
  const { pack, document } = openSession();
  if (pane === 'forms' && form) {
    const tables = tablesOfKind(pack, document().books.get(form.book)?.kind ?? '');
    const next = tables[tables.findIndex(({ id }) => id === form.table) + step];
    return next && (() => void showPlace({ ...form, table: next.id }));
  }
  const stops = [
    ...pack.tables.map(({ id }) => ({ key: `table ${id}`, go: () => void showTable(id) })),
    ...(pack.forms.length > 0 ? [{ key: 'forms', go: () => void showForms() }] : []),
    ...(pack.report ? [{ key: 'document', go: () => void showDocument() }] : []),
  ];
  const here = pane === 'table' ? `table ${table}` : pane;
  return stops[stops.findIndex(({ key }) => key === here) + step]?.go;
}
