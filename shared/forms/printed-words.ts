import { oncePer } from '../kit/once-per';
import { normalName } from '../kit/same-name';
import type { FormKind } from '../pack/pack';
import { tableLines } from '../pack/table-shape';
import { namesOf } from './form-page';
import { plainTitle } from './plain-title';

/** The label beside which a form says whose it is. */
export const NAME_LABEL = '项目名称';
/** The label of the day on which a form was filled, which most print without it: 2022年12月, alone on a line. */
export const DATE_LABEL = '填报日期';
/** The labels beside which a department's form says whose it is. */
export const OFFICE_LABELS = ['部门名称', '单位名称', '部门（单位）名称', '主管部门'] as const;

/** Titles of a form, as names are compared: its own, those of its tables, and those its file says are nothing else. */
export const otherWords = oncePer(
  ({ title, tables, headings, prints }: FormKind): ReadonlySet<string> =>
    new Set([
      ...[title, ...headings, ...tables.flatMap((table) => [table.title, ...table.aliases])].map(normalName),
      ...prints.flatMap((line) => (line.kind === 'heading' ? [plainTitle(line.text)] : [])),
    ]),
);

/** The labels of its lines. */
export const lineLabels = oncePer(
  ({ tables }: FormKind): ReadonlySet<string> =>
    new Set(
      tables
        .flatMap((table) => tableLines(table, []).flatMap(({ fixed }) => (fixed ? namesOf(fixed) : [])))
        .map(normalName),
    ),
);

/** All that a form prints for others to fill in: its titles and the labels of its lines. */
export const formWords = oncePer(
  (kind: FormKind): ReadonlySet<string> => new Set([...otherWords(kind), ...lineLabels(kind)]),
);
