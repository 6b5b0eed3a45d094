import { loadPack } from '../pack-check/load-pack';
import type { ChosenRule } from './choose-rules';
import { columnRange, runs } from './formula-text';

type Files = Readonly<Record<string, string>>;
type RuleLine = {
  readonly id: string;
  mode: '算' | '核' | '核 沿用';
  readonly formula: string;
  readonly meaning: string;
  readonly severity: '错' | '警' | '示';
  undecided: string | undefined;
};
type Entry = { readonly rule: ChosenRule; readonly lines: readonly RuleLine[] };

const HEADING = `# 审核公式草稿：由样本工作簿的数推出，请逐条核对。写法见“审核公式的写法”。
# 已经生效的公式在样本中都成立，上一行是证据。样本不足以证明的写在“# 待定”之后，
# 确认成立时去掉公式前的“# ”，不成立时删去。`;

/**
 * `rules.txt`: each rule below its evidence, what the author must decide behind `#`. Rules fill their left side where
 * they can; which of two may fill a cell is settled by the pack's own loading, and the other one only checks.
 */
export function writeRules(files: Files, chosen: readonly ChosenRule[]): string {
  const entries = entriesOf(chosen);
  for (;;) {
    const { text, at } = render(entries);
    const pack = loadPack({ directory: '', files: { ...files, 'rules.txt': text } });
    if (pack.ok) return text;
    let settled = false;
    for (const { line, reason } of pack.problem) {
      const rule = at.get(line);
      if (!rule) continue;
      if (rule.mode === '算') rule.mode = '核';
      else rule.undecided = reason;
      settled = true;
    }
    if (!settled) throw new Error(`A draft does not load for no fault of a rule: ${pack.problem[0]?.reason}`);
  }
}

function entriesOf(chosen: readonly ChosenRule[]): Entry[] {
  const totals = new Set(
    chosen.filter(({ group }) => /^(down|footer)/.test(group)).map(({ formula }) => leftLine(formula)),
  );
  const counts = new Map<string, number>();
  return chosen.map((rule) => {
    const kind = rule.table ?? 'X';
    const count = (counts.get(kind) ?? 0) + 1;
    if (!rule.check) counts.set(kind, count);
    const line = (mode: RuleLine['mode'], formula: string): RuleLine => ({
      id: rule.check?.id ?? `${kind}-${count}`,
      mode,
      formula,
      meaning: rule.meaning,
      severity: rule.check?.severity ?? rule.severity ?? '错',
      undecided: rule.undecided,
    });
    return { rule, lines: linesOf(rule, totals, line) };
  });
}

/** A line's sum is filled where no sum of lines fills it already. */
function linesOf(
  { table, spread, formula, fills, carries }: ChosenRule,
  totals: ReadonlySet<string>,
  line: (mode: RuleLine['mode'], formula: string) => RuleLine,
): RuleLine[] {
  if (carries) return [line('核 沿用', formula)];
  if (!spread) return [line(fills ? '算' : '核', formula)];
  if (spread.coded) return [line('算', spread.formulaFor('末级')), line('核', spread.formulaFor('上级'))];
  return runs(spread.lines, (key) => totals.has(`${table}[${key}`)).map(({ kind, items }) =>
    line(kind ? '核' : '算', spread.formulaFor(columnRange(items))),
  );
}

function leftLine(formula: string): string {
  return formula.split(',')[0] ?? '';
}

function render(entries: readonly Entry[]): {
  readonly text: string;
  readonly at: ReadonlyMap<number, RuleLine>;
} {
  const lines = HEADING.split('\n');
  const at = new Map<number, RuleLine>();
  let section: string | undefined;
  for (const { rule, lines: own } of entries) {
    const heading = headingOf(rule);
    if (heading !== section) lines.push('', `# 〔${heading}〕`);
    section = heading;
    const [reason] = own.flatMap(({ undecided }) => undecided ?? []);
    if (reason !== undefined) lines.push(`# 待定：${reason}`);
    else if (!rule.check) lines.push(`# 证据：${evidenceText(rule)}`);
    for (const line of own) {
      const text = `${line.id} | ${line.mode} ${line.severity} | ${line.formula} | ${line.meaning}`;
      lines.push(line.undecided === undefined ? text : `# ${text}`);
      if (line.undecided === undefined) at.set(lines.length, line);
    }
  }
  return { text: `${lines.join('\n')}\n`, at };
}

function headingOf({ table, check }: ChosenRule): string {
  if (check) return '通用';
  return table === undefined ? '表间' : `表 ${table}`;
}

function evidenceText({ evidence: { held, rounded, telling, example } }: ChosenRule): string {
  return [
    `样本中 ${held} 处全部成立`,
    ...(rounded > 0 ? [`（其中 ${rounded} 处有尾差）`] : []),
    `，${telling} 处有足够的数可以验证`,
    ...(example === '' ? [] : [`，如 ${example}`]),
  ].join('');
}
