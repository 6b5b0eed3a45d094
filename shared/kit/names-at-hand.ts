/** What could have been named instead, as the end of a sentence: `可用：概况、附表`. */
export function namesAtHand(names: readonly string[]): string {
  return names.length === 0 ? '这里一个也没有' : `可用：${names.join('、')}`;
}
