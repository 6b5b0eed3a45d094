import { themeQuartz } from 'ag-grid-community';

/** Printed-form look: thin ruled lines everywhere, dense rows, no zebra, no rounding. */
export const gridTheme = themeQuartz.withParams({
  fontFamily: "'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', sans-serif",
  fontSize: 13,
  headerFontSize: 13,
  headerFontWeight: 600,
  rowHeight: 24,
  headerHeight: 26,
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
