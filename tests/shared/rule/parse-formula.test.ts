import { describe, expect, test } from 'vitest';
import { rationalText } from '#shared/amount/rational';
import { parseStatement } from '#shared/rule/parse-formula';
import type { Expression, Formula, Leaf, LineSelector, Reference, Statement } from '#shared/rule/rule';

/** A statement told back in full words, so that a table of examples shows what the reader understood. */
function told(statement: Statement): string {
  if (statement.kind === 'predicate') {
    const given = statement.call.arguments.map((one) =>
      one.kind === 'word' ? `词 ${one.word}` : tellReference(one.reference),
    );
    return `检查 ${statement.call.name}：${given.join('；')}`;
  }
  return `${tellSide(statement.left)} ${statement.relation} ${tellSide(statement.right)}`;
}

function tellSide(side: Expression): string {
  return side
    .map(({ sign, term }) => {
      return `${sign === 1 ? '加' : '减'} ${term.kind === 'compound' ? tellFormula(term.formula) : tellLeaf(term)}`;
    })
    .join(' ');
}

function tellLeaf(leaf: Leaf): string {
  if (leaf.kind === 'constant') return `数 ${rationalText(leaf.value.value)}${leaf.value.unit ?? ''}`;
  return `${leaf.kind === 'sum' ? '合计 ' : ''}${tellReference(leaf.reference)}`;
}

function tellFormula(formula: Formula): string {
  switch (formula.kind) {
    case 'add':
      return `(${formula.terms.map(({ sign, of }) => `${sign === 1 ? '加' : '减'} ${tellFormula(of)}`).join(' ')})`;
    case 'product':
      return `(${formula.factors.map(({ inverse, of }) => `${inverse ? '除' : '乘'} ${tellFormula(of)}`).join(' ')})`;
    case 'call':
      return `${formula.name}(${formula.of.map(tellFormula).join('；')})`;
    case 'round':
      return `四舍五入(${tellFormula(formula.of)}；${formula.decimals}位)`;
    case 'lookup':
      return `对应(${tellReference(formula.of)}；${formula.entries.map(({ word }) => word).join('、')})`;
    case 'reading':
      return `${formula.name}(${formula.of.map(tellReference).join('；')})`;
    default:
      return tellLeaf(formula);
  }
}

function tellReference({ book, table, line, column }: Reference): string {
  const columns =
    column.kind === 'same'
      ? '左边的栏'
      : column.kind === 'range'
        ? `栏${column.from}至${column.to}`
        : `栏${column.column}`;
  return `${book ?? ''}表${table} ${tellLine(line)} ${columns}`;
}

function tellLine(line: LineSelector): string {
  switch (line.kind) {
    case 'key':
      return `行${line.key}`;
    case 'range':
      return `行${line.from}至${line.to}`;
    case 'list':
      return line.items.map(tellLine).join('和');
    case 'every':
      return `各行(${line.which})`;
    case 'codes-of':
      return `表${line.tables.join('、')}的各码`;
    case 'relative':
      return `相对(${line.to})`;
  }
}

describe('formulas clerks know', () => {
  test.each([
    ['01[27,1] = sum(01[1:8,1])', '加 表01 行27 栏1 = 加 合计 表01 行1至8 栏1'],
    ['01[1,1]+01[2,1]-01[3,1] >= 5', '加 表01 行1 栏1 加 表01 行2 栏1 减 表01 行3 栏1 >= 加 数 5'],
    ['06[每行,2] <= 06[本行,1]', '加 表06 各行(all) 栏2 <= 加 表06 相对(same) 栏1'],
    [
      '02[上级,1:7] = sum(02[下级,同栏])',
      '加 表02 各行(parent) 栏1至7 = 加 合计 表02 相对(children) 左边的栏',
    ],
    ['03[末级,1] = 03[本行,2]', '加 表03 各行(leaf) 栏1 = 加 表03 相对(same) 栏2'],
    ['03[明细,1] = 03[同码,2]', '加 表03 各行(coded) 栏1 = 加 表03 相对(same) 栏2'],
    ['01[32:57,2] = 03[同类,1]', '加 表01 行32至57 栏2 = 加 表03 相对(class) 栏1'],
    ['03[各码(05, 08),1:3] >= 05[同码,1:3]', '加 表03 表05、08的各码 栏1至3 >= 加 表05 相对(same) 栏1至3'],
    ['01[29,1] = 上年.01[60,2]', '加 表01 行29 栏1 = 加 上年表01 行60 栏2'],
    // Full width, as typed with a Chinese input method.
    ['０１［２７，１］＝ｓｕｍ（０１［１：８，１］）', '加 表01 行27 栏1 = 加 合计 表01 行1至8 栏1'],
    ['编码有效(02, 03)', '检查 编码有效：词 02；词 03'],
    ['同有同无(08, 04[59,4])', '检查 同有同无：词 08；表04 行59 栏4'],
    ['导入无误()', '检查 导入无误：'],
  ])('%s', (text, meaning) => {
    const statement = parseStatement(text);
    expect(statement.ok ? told(statement.value) : statement.problem).toBe(meaning);
  });
});

describe('more than sums', () => {
  test.each([
    ['01[1,1] = SUM(01[1:8,1])', '加 表01 行1 栏1 = 加 合计 表01 行1至8 栏1'],
    ['01[1,1] = sum(02[201,205,1])', '加 表01 行1 栏1 = 加 合计 表02 行201和行205 栏1'],
    ['01[1,1] = sum(02[201:203,合计,1:2])', '加 表01 行1 栏1 = 加 合计 表02 行201至203和行合计 栏1至2'],
    ['01[1,1] = sum(02[1,1], 03[1,1])', '加 表01 行1 栏1 = 加 合计 表02 行1 栏1 加 合计 表03 行1 栏1'],
    ['01[1,1] = sum(02[末级,1])', '加 表01 行1 栏1 = 加 合计 表02 各行(leaf) 栏1'],
    // Brackets over sums alone are a sum.
    ['01[1,1] - (01[2,1] - 3) = 0', '加 表01 行1 栏1 减 表01 行2 栏1 加 数 3 = 加 数 0'],
    ['01[1,3] = 01[1,2] / 01[1,1]', '加 表01 行1 栏3 = 加 (乘 表01 行1 栏2 除 表01 行1 栏1)'],
    [
      '01[1,3] ＝ 01[1,2] ÷ 01[1,1] × 100％',
      '加 表01 行1 栏3 = 加 (乘 表01 行1 栏2 除 表01 行1 栏1 乘 数 100%)',
    ],
    [
      '01[1,1] <= 0.5 * (01[2,1] + 5万元)',
      '加 表01 行1 栏1 <= 加 (乘 数 0.5 乘 (加 表01 行2 栏1 加 数 5万元))',
    ],
    [
      '01[1,1] = max(01[2,1] - 01[3,1], 0)',
      '加 表01 行1 栏1 = 加 max((加 表01 行2 栏1 减 表01 行3 栏1)；数 0)',
    ],
    ['01[1,4] = round(01[1,3] * 10, 1)', '加 表01 行1 栏4 = 加 四舍五入((乘 表01 行1 栏3 乘 数 10)；1位)'],
    ['01[1,1] <> 0', '加 表01 行1 栏1 <> 加 数 0'],
    ['01[1,1] < 01[2,1]', '加 表01 行1 栏1 < 加 表01 行2 栏1'],
    ['01[1,1] ≥ 01[2,1]', '加 表01 行1 栏1 >= 加 表01 行2 栏1'],
    ['2023.01[1,1] = 01[1,1]', '加 2023表01 行1 栏1 = 加 表01 行1 栏1'],
    ['01[111-001,1] = 01[台/套,1]', '加 表01 行111-001 栏1 = 加 表01 行台/套 栏1'],
  ])('%s', (text, meaning) => {
    const statement = parseStatement(text);
    expect(statement.ok ? told(statement.value) : statement.problem).toBe(meaning);
  });
});

describe('faults say where and what', () => {
  test.each([
    ['', '公式没有写完，此处应为表号'],
    ['01[27,1]', '公式没有写完，此处应为比较符号 =、<= 或 >='],
    ['01[27,1] =', '公式没有写完，此处应为表号'],
    ['01[27,1] % 01[1,1]', '此处应为 =、<>、<、<=、> 或 >=，却是“%”'],
    ['01[1,1] = round(01[2,1], 甲)', '“甲”不是小数位数，应为 0 至 9 的整数'],
    ['01[1,1] = sum(02[末级,201,1])', '几行并列时只能写行次、编码和“从:到”'],
    ['01[27,1] : 01[1,1]', '此处应为 =、<>、<、<=、> 或 >=，却是“:”'],
    ['01[27,1 = 01[1,1]', '此处应为“]”，却是“=”'],
    ['01[27;1] = 01[1,1]', '此处应为“,”，却是“]”'],
    ['01[27,甲] = 01[1,1]', '“甲”不是栏次'],
    ['01[27,1] = sum(01[1:8,1]', '公式没有写完，此处应为“)”'],
    ['01[27,1] = 01[1,1] 01[2,1]', '公式在“01”处多出内容'],
    ['01[27,1] = 上年01[1,1]', '表'],
  ])('%s', (text, reason) => {
    const statement = parseStatement(text);
    if (reason === '表')
      expect(statement.ok && told(statement.value)).toBe('加 表01 行27 栏1 = 加 表上年01 行1 栏1');
    else expect(statement).toEqual({ ok: false, problem: reason });
  });
});
