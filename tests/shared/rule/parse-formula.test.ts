import { describe, expect, test } from 'vitest';
import { parseStatement } from '#shared/rule/parse-formula';
import type { Expression, LineSelector, Reference, Statement } from '#shared/rule/rule';

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
      const words =
        term.kind === 'constant'
          ? `数 ${term.value}`
          : `${term.kind === 'sum' ? '合计 ' : ''}${tellReference(term.reference)}`;
      return `${sign === 1 ? '加' : '减'} ${words}`;
    })
    .join(' ');
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

describe('faults say where and what', () => {
  test.each([
    ['', '公式没有写完，此处应为表号'],
    ['01[27,1]', '公式没有写完，此处应为比较符号 =、<= 或 >='],
    ['01[27,1] =', '公式没有写完，此处应为表号'],
    ['01[27,1] < 01[1,1]', '看不懂“< 01[1,1]”'],
    ['01[27,1] : 01[1,1]', '此处应为 =、<= 或 >=，却是“:”'],
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
