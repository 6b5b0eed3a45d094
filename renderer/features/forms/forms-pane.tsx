import { isOfTexts } from '#shared/pack/of-texts';
import { useFollowedLines } from '../../store/follow';
import { openSession } from '../../store/project-store';
import { shownShape } from '../../store/shown-table';
import { type FormTable, useView } from '../../store/view-store';
import { TableRoom } from '../table/table-pane';
import { FormHead } from './form-head';
import { FormList } from './form-list';
import { FormTexts } from './form-texts';

/** 绩效自评: the list of 项目, or the form that was opened from it. */
export function FormsPane() {
  const form = useView((state) => state.form);
  // Undoing may have taken it away while it was shown.
  const isThere = useFollowedLines(
    () => form !== null && openSession().document().books.get(form.book)?.form !== undefined,
    Object.is,
  );
  return form && isThere ? <FormTablePane form={form} /> : <FormList />;
}

function FormTablePane({ form }: { readonly form: FormTable }) {
  const shape = shownShape();
  const head = <FormHead form={form} />;
  if (shape && isOfTexts(shape)) return <FormTexts form={form} table={shape} head={head} />;
  return <TableRoom place={form} head={head} />;
}
