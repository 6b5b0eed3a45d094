/** The first of some names as a sentence says them: `甲局、乙局、丙局 等`. */
export function firstNames(names: readonly string[], most = 5): string {
  return `${names.slice(0, most).join('、')}${names.length > most ? ' 等' : ''}`;
}
