/** A word of a template that names a table by its id alone: as what stands before `|`, or at which of what it is given. */
export type TablePlace = { readonly word: string; readonly given: 'subject' | number };

/** Where templates name tables outside cells: whatever calls tables anew finds them here. */
export const TABLE_PLACES: readonly TablePlace[] = [
  { word: '非零行', given: 'subject' },
  { word: '明细行', given: 'subject' },
  { word: '连同', given: 0 },
  { word: '格', given: 1 },
];
