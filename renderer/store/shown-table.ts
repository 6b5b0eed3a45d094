import type { Scale } from '#shared/amount/amount';
import { shapeAt } from '#shared/document/document';
import type { Table } from '#shared/pack/pack';
import { publishedScale } from '#shared/pack/table-shape';
import { openSession } from './project-store';
import { shownPlace, useView, type ViewState } from './view-store';

/** How the pack prints the shown table, of the project's own or of a form; `undefined`: no table is shown. */
export function shownShape(view: ViewState = useView.getState()): Table | undefined {
  const place = shownPlace(view);
  const session = openSession();
  return place ? shapeAt(session.pack, session.document(), place) : undefined;
}

/** In what amounts are shown and typed where the clerk is: a form in its own unit, whatever the tables are shown in. */
export function shownScale(view: ViewState = useView.getState()): Scale {
  if (view.pane !== 'forms') return view.scale;
  const shape = shownShape(view);
  return shape ? publishedScale(openSession().pack, shape) : view.scale;
}

export function useShownScale(): Scale {
  return useView((view) => shownScale(view));
}
