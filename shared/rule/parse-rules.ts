import type { PackProblem } from '../kit/pack-problem';
import { failed, ok, type Result } from '../kit/result';
import { parseCondition, parseStatement } from './parse-formula';
import type { Rule, Severity } from './rule';

const SEVERITIES: Readonly<Record<string, Severity>> = { 错: 'error', 警: 'warning', 示: 'hint' };

/** The rules of a file that could be read, and what is wrong with the others. */
export type ReadRules = { readonly rules: readonly Rule[]; readonly problems: readonly PackProblem[] };

/**
 * Reads a pack's rule file: one rule a line, `编号 | 方式 | 公式 | 含义 | 条件`; blank lines and lines starting
 * with # are notes. All faults of the file are reported at once.
 */
export function readRules(file: string, text: string): ReadRules {
  const rules: Rule[] = [];
  const problems: PackProblem[] = [];
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    if (raw.trim() === '' || raw.trimStart().startsWith('#')) continue;
    const rule = parseRule(raw, index + 1);
    if (rule.ok) rules.push(rule.value);
    else problems.push({ file, line: index + 1, reason: rule.problem });
  }
  return { rules, problems };
}

/** The same where only a file without a fault is of use. */
export function parseRules(file: string, text: string): Result<readonly Rule[], readonly PackProblem[]> {
  const { rules, problems } = readRules(file, text);
  return problems.length > 0 ? failed(problems) : ok(rules);
}

function parseRule(raw: string, line: number): Result<Rule, string> {
  const fields = raw.split('|').map((field) => field.trim());
  const [id = '', mode = '', text = '', meaning = '', condition = ''] = fields;
  if (fields.length < 4 || fields.length > 5) {
    return failed(`一行应为“编号 | 方式 | 公式 | 含义”，可再加“| 条件”，这里有 ${fields.length} 段`);
  }
  if (id === '' || meaning === '') return failed('编号和含义不能空');
  const words = mode.split(/\s+/);
  const unknown = words.find((word) => !['算', '核', '沿用', ...Object.keys(SEVERITIES)].includes(word));
  if (unknown !== undefined)
    return failed(`方式“${mode}”有误：“${unknown}”不是 算、核、沿用、错、警、示 之一`);
  const derives = words.includes('算');
  const checks = words.includes('核');
  const carries = words.includes('沿用');
  if (derives && checks) return failed('方式只能是 算 或 核 之一');
  if (!derives && !checks && !carries) return failed('方式须有 算、核 或 沿用');
  const severities = words.flatMap((word) => SEVERITIES[word] ?? []);
  if ((derives || checks) && severities.length !== 1) return failed('方式须有 错、警、示 之一');

  const statement = parseStatement(text);
  if (!statement.ok) return failed(`公式“${text}”：${statement.problem}`);
  const applies = condition === '' ? undefined : parseCondition(condition);
  if (applies && !applies.ok) return failed(`条件“${condition}”：${applies.problem}`);
  return ok({
    id,
    derives,
    checks,
    carries,
    severity: severities[0] ?? 'hint',
    statement: statement.value,
    ...(applies ? { condition: applies.value } : {}),
    text,
    meaning,
    line,
  });
}
