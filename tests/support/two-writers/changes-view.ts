import { createViewHandlers } from '../../../electron/services/view-settings';

/** A program of the same clerk that keeps widths of columns, one table after the other: `folder prefix count`. */
const [folder = '', prefix = '', count = ''] = process.argv.slice(2);
const view = createViewHandlers(folder, (text) => {
  throw new Error(text);
});

for (let at = 0; at < Number(count); at += 1) {
  const changed = await view['view.change']({
    changes: { widths: { [`${prefix}/${at}`]: { '1': 100 + at } } },
  });
  if (!changed.ok) throw new Error(changed.problem.message);
}
