/** One of the ministry's own tables in words: by its 表号, or by its budget columns when none is printed. */
export function ministryName(number: string): string {
  return number === '' ? '财政部决算报表（有年初预算数、全年预算数等栏）' : `财政部决算报表${number}`;
}
