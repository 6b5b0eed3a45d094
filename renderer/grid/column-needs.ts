import { greatest } from '#shared/kit/lists';
import type { LayoutCell, LayoutColumn, TablePlane } from '#shared/layout/layout';
import { textWidth } from '#shared/layout/text-width';
import type { LongestTexts } from './longest-texts';

/** Sizes of type, in pixels: the usual one, and that of a table wider than the window. */
export const USUAL_SIZE = 13;
export const DENSE_SIZE = 12;
/** Both sides of a cell, with its ruled line. */
const PADDING = 12;
/** Steps in which an amount column grows, so that typing seldom moves the columns. */
const AMOUNT_STEPS = ['999,999.99', '99,999,999.99', '999,999,999.99', '99,999,999,999.99'];
/** 行次, and a code of seven digits. */
const LEAST: Readonly<Record<LayoutColumn['shows'], number>> = {
  amount: 0,
  number: 36,
  code: 62,
  label: 60,
  name: 60,
};
const INDENT = 10;

/** The width each column needs at a type size to show everything that stands in it whole. */
export function columnNeeds(plane: TablePlane, longest: LongestTexts, size: number): readonly number[] {
  const needs = plane.columns.map(({ shows }) =>
    shows === 'amount' ? amountNeed('', size, false) : LEAST[shows],
  );
  return needs.map((need, column) =>
    greatest([need, ...(longest[column] ?? []).map(({ cell, text }) => needOf(cell, text, size))]),
  );
}

/**
 * The needs after some cells show something else, of which these are the longest; a column does not become narrower while
 * one types in it.
 */
export function grownNeeds(needs: readonly number[], longest: LongestTexts, size: number): readonly number[] {
  const grown = needs.map((need, column) =>
    greatest([need, ...(longest[column] ?? []).map(({ cell, text }) => needOf(cell, text, size))]),
  );
  return grown.every((need, column) => need === needs[column]) ? needs : grown;
}

function needOf(cell: LayoutCell, text: string, size: number): number {
  // Words may be cut, and are told whole by hovering; numbers never are.
  if (cell.content.kind === 'cell')
    return cell.content.align === 'right' ? amountNeed(text, size, cell.bold) : 0;
  const indent = cell.content.kind === 'name' ? cell.content.level * INDENT : 0;
  // A change past the threshold is printed bold.
  const isBold = cell.bold || cell.content.kind === 'compared';
  return textWidth(text, size, isBold) + indent + PADDING;
}

function amountNeed(text: string, size: number, bold: boolean): number {
  const step = AMOUNT_STEPS.find((candidate) => candidate.length >= text.length) ?? text;
  return textWidth(step, size, bold) + PADDING;
}
