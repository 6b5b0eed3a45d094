import { DATA_TABLE_NAMES, DATA_TABLES } from './schema';

const ONLY_HERE = '查询只能读这个文件夹里的数据，不能读写别的文件，也不能联网';

type Meaning = (name: string, other: string, lacking: ReadonlySet<string>) => string;

/** What the engine says of a query, and what that means for whoever wrote it. The first group is what it names. */
const MEANINGS: readonly (readonly [said: RegExp, means: Meaning])[] = [
  [/INTERRUPT/i, () => '查询已停止'],
  [/Permission Error/, () => ONLY_HERE],
  [/syntax error at end of input/, () => '查询没有写完，后面还缺内容'],
  [/unterminated quoted/, () => '引号没有配成一对'],
  [/syntax error at or near "([^"]*)"/, (name) => `“${name}”附近的写法不对`],
  [/Referenced column "(.*?)" not found/, (name, _, lacking) => noColumn(name, lacking)],
  [/Table "(.*?)" does not have a column named "(.*?)"/, (table, name) => `“${table}”里没有“${name}”这一栏`],
  [
    /Table with name (\S+) does not exist/,
    (name) =>
      /[\\/.]/.test(name) ? ONLY_HERE : `没有“${name}”这张表，可以查询的是 ${DATA_TABLE_NAMES.join('、')}`,
  ],
  [/Function with name (\S+) does not exist/, (name) => `没有“${name}”这个函数`],
  [
    /column "(.*?)" must appear in the GROUP BY/,
    (name) => `“${name}”既没有写进 GROUP BY，也没有汇总（sum、max、count 等）`,
  ],
  [
    /No function matches the given name and argument types '(.*?)\((.*?)\)'/,
    (name, types) => `“${name}”不能用于这里的内容（${types}）；文字要先用 CAST 转成数`,
  ],
  [
    /Could not choose a best candidate function for the function call "(.*?)\((.*?)\)"/,
    (name, types) => `“${name}”不能用于这里的内容（${types}）；文字要先用 CAST 转成数`,
  ],
  [/Could not convert string '(.*?)'/, (name) => `“${name}”不能转成数`],
  [/Overflow|Out of Range/, () => '算得的数太大'],
  [/aggregate function calls cannot be nested/, () => '汇总（sum、max 等）里面不能再汇总'],
  [/WHERE clause cannot contain aggregates/, () => 'WHERE 里不能汇总（sum、max 等），请写在 HAVING 里'],
  [/Set operations can only apply to expressions with the same number/, () => 'UNION 前后两部分的栏数要一样'],
];

/** A sentence for whoever wrote the query: what is wrong, and where; what the engine said itself where nothing is known of it. */
export function explainQuery(said: string, sql: string, lacking: ReadonlySet<string>): string {
  for (const [pattern, means] of MEANINGS) {
    const found = pattern.exec(said);
    if (!found) continue;
    const [, one = '', other = ''] = found;
    return `${means(one, other, lacking)}${placeText(said, sql, other || one)}${punctuation(sql)}`;
  }
  const detail = said
    .replace(/^Failed to extract statements: /, '')
    .replace(/\n*LINE \d+:.*$/s, '')
    .replace(/\s+/g, ' ');
  return `查询没有做成${placeText(said, sql, '')}：${detail.trim()}${punctuation(sql)}`;
}

/** `lacking`: columns that this program writes and that the data have not. */
function noColumn(name: string, lacking: ReadonlySet<string>): string {
  if (lacking.has(name)) return `这份数据里没有“${name}”这一栏，是较早的程序写的，请重新检查各单位再查询`;
  const tables = DATA_TABLE_NAMES.filter((table) => Object.hasOwn(DATA_TABLES[table], name));
  return tables.length > 0
    ? `“${name}”这一栏在 ${tables.join('、')} 里，查询的表里没有`
    : `没有“${name}”这一栏（文字要用单引号括起来）`;
}

/** `（第 2 行第 7 个字）`; empty where the engine does not say. `name`: what stands there, where that is known. */
function placeText(said: string, sql: string, name: string): string {
  const shown = /LINE (\d+): (.*)\n( *)\^/.exec(said);
  if (!shown) return '';
  const [, number = '', snippet = '', space = ''] = shown;
  const line = sql.split('\n')[Number(number) - 1] ?? '';
  const cut = snippet.startsWith('...') && !line.startsWith('...') ? 3 : 0;
  const from = line.indexOf(snippet.slice(cut).replace(/\.\.\.$/, ''));
  if (from < 0) return `（第 ${number} 行）`;
  let [at, left] = [from, space.length - `LINE ${number}: `.length - cut];
  for (const sign of line.slice(from)) {
    if (left <= 0) break;
    // The engine points on a screen, where a Chinese character takes two places.
    left -= sign >= '⺀' ? 2 : 1;
    at += sign.length;
  }
  return `（第 ${number} 行第 ${[...line.slice(0, nearest(line, name, at))].length + 1} 个字）`;
}

/** Where the name stands nearest to a place of the line; the place itself where it stands nowhere. */
function nearest(line: string, name: string, place: number): number {
  let best: number | undefined;
  if (name !== '')
    for (let at = line.indexOf(name); at >= 0; at = line.indexOf(name, at + 1))
      if (best === undefined || Math.abs(at - place) < Math.abs(best - place)) best = at;
  return best ?? place;
}

/** Chinese marks outside of quoted texts are the commonest slip. */
function punctuation(sql: string): string {
  const outside = sql.replace(/'[^']*'|"[^"]*"/g, '');
  const found = /[，；（）“”‘’＝＞＜＊、。]/.exec(outside);
  return found ? `；“${found[0]}”是全角标点，SQL 里要用半角的` : '';
}
