import type { QueryAnswer } from './open-data';

/** An answer as CSV: every value as its exact text; blank where there is none, `""` for an empty text. */
export function answerCsv({ columns, rows }: QueryAnswer): string {
  return [columns.map(({ name }) => name), ...rows].map((row) => row.map(cell).join(',')).join('\r\n');
}

function cell(value: string | null): string {
  if (value === null) return '';
  return /[",\r\n]/.test(value) || value === '' ? `"${value.replaceAll('"', '""')}"` : value;
}
