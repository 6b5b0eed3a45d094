import { isCodeSheet } from '../../../support/office-habits';
import { panelsOf, reorderColumns } from '../../../support/reorder-columns';
import { addCells, compose, insertColumns, onSheets, type Variation } from '../../../support/vary-workbook';

/** Another order for each panel's columns, and for the panels. */
const ordered =
  (
    order: (panels: readonly (readonly number[])[], at: number) => readonly (readonly number[])[],
  ): Variation =>
  (book) =>
    onSheets((one, at) => reorderColumns(one, order(panelsOf(at), at).flat()))(book);
/** 07 has no labels; elsewhere a panel begins with two. */
const labels = (_: readonly number[], at: number): number => (at === 6 ? 0 : 2);

/** Columns in another order than the pack's, found by the words above them. */
export const COLUMNS: [string, Variation][] = [
  [
    'amounts from right to left',
    ordered((panels, at) =>
      panels.map((panel) => [
        ...panel.slice(0, labels(panel, at)),
        ...panel.slice(labels(panel, at)).toReversed(),
      ]),
    ),
  ],
  [
    'the total last',
    ordered((panels, at) =>
      panels.map((panel) => {
        const first = labels(panel, at);
        return [...panel.slice(0, first), ...panel.slice(first + 1), panel[first]!];
      }),
    ),
  ],
  [
    '科目名称 before 科目编码, 行次 before 项目',
    ordered((panels, at) =>
      at === 6 ? [panels[1]!, panels[0]!] : panels.map(([one, other, ...rest]) => [other!, one!, ...rest]),
    ),
  ],
  ['every panel from right to left', ordered((panels) => panels.map((panel) => panel.toReversed()))],
  ['the first panel last', ordered(([first, ...others]) => [...others, first!])],
  [
    'the first panel last, blank columns between, columns turned round',
    compose(
      ordered(([first, ...others]) => [...others.map((one) => one.toReversed()), first!.toReversed()]),
      onSheets((one) => insertColumns(insertColumns(one, 4), 2)),
    ),
  ],
  [
    'the office’s own columns among them',
    compose(
      ordered((panels, at) =>
        panels.map((panel) => [
          ...panel.slice(0, labels(panel, at)),
          ...panel.slice(labels(panel, at)).toReversed(),
        ]),
      ),
      onSheets((one) =>
        isCodeSheet(one)
          ? addCells(insertColumns(insertColumns(one, 3), 2), [
              [3, 2, '主管处室'],
              [3, 4, '备注'],
              [7, 2, '办公室'],
              [8, 4, '见说明'],
            ])
          : one,
      ),
    ),
  ],
];
