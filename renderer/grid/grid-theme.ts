import { themeQuartz } from 'ag-grid-community';
import { onceWithin } from '#shared/kit/once-per';

/** Sizes in pixels at 100 %. */
const FONT = 13;
/** A row of one line. */
export const ROW = 24;
const HEADER = 26;

/** Printed-form look: thin ruled lines everywhere, dense rows, no zebra, no rounding. */
const BASE = themeQuartz.withParams({
  fontFamily: "'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', sans-serif",
  headerFontWeight: 600,
  spacing: 4,
  cellHorizontalPadding: 6,
  borderColor: '#b9c0c9',
  columnBorder: true,
  headerColumnBorder: true,
  headerBackgroundColor: '#eef1f5',
  headerTextColor: '#1f2a37',
  foregroundColor: '#1b2430',
  rowHoverColor: 'transparent',
  wrapperBorderRadius: 0,
  borderRadius: 0,
  rangeSelectionBorderColor: '#1f5fa8',
  accentColor: '#1f5fa8',
  headerColumnResizeHandleColor: 'transparent',
});

/** The look at a zoom in per cent: one object and so one style sheet for all grids. */
export const gridTheme = onceWithin((zoom: number): typeof BASE => {
  const at = (pixels: number) => Math.round((pixels * zoom) / 100);
  return BASE.withParams({
    fontSize: at(FONT),
    headerFontSize: at(FONT),
    rowHeight: at(ROW),
    headerHeight: at(HEADER),
  });
});
