import { describe, expect, test } from 'vitest';
import { verifyPack } from '#shared/pack-test/verify-pack';
import { packSource } from '../../support/reference';

const SOURCE = packSource('shanxi-2022');

/** What is said about the pack with these files in place of its own. */
function faults(files: Readonly<Record<string, string>>): readonly string[] {
  const { problems } = verifyPack({ ...SOURCE, files: { ...SOURCE.files, ...files } });
  return problems.map(({ file, line, reason }) => `${file}:${line}: ${reason}`);
}

/** What is said about one more test, whose first line is line 1 of its file. */
function faultsOf(...lines: readonly string[]): readonly string[] {
  return faults({ 'tests/trial.yaml': `${lines.join('\n')}\n` });
}

test.each(['shanxi-2022', 'shanghai-2024'])('%s keeps its own tests', (id) => {
  const { problems, tests } = verifyPack(packSource(id));
  expect(problems).toEqual([]);
  expect(tests.length).toBeGreaterThan(3);
  expect(tests.every(({ holds }) => holds)).toBe(true);
});

describe('a test that does not hold is told at its line', () => {
  test('a value', () => {
    expect(
      faultsOf(
        '- 名称: 合计',
        '  开始: 空白',
        '  填写:',
        '    01[28,1]: 1.50',
        '  数值:',
        '    01[31,1]: 1.49',
      ),
    ).toEqual(['tests/trial.yaml:6: 测试“合计”：01[31,1] 应为 1.49，却是 1.50']);
  });

  test('a state, over the cells it names', () => {
    const begun = ['- 名称: 平衡', '  开始: 空白', '  填写: { "01[28,1]": "1" }', '  审核:'];
    expect(faultsOf(...begun, '    - { 公式: 01-5, 状态: 通过, 单元格: ["01[62,2]"] }')).toEqual([
      'tests/trial.yaml:5: 测试“平衡”：01-5 关于 01[62,2] 应为“通过”，却是“不通过”',
    ]);
    expect(faultsOf(...begun, '    - { 公式: 01-5, 状态: 不通过, 单元格: ["01[62,2]"] }')).toEqual([]);
    expect(faultsOf(...begun, '    - { 公式: 01-2, 状态: 不通过 }')).toEqual([
      'tests/trial.yaml:5: 测试“平衡”：01-2 应为“不通过”，却是“通过”',
    ]);
    expect(faultsOf(...begun, '    - { 公式: 01-9, 状态: 通过 }')).toEqual([
      'tests/trial.yaml:5: 测试“平衡”：没有 01-9 的审核结果',
    ]);
  });

  test('rules that fail without being expected, and the other way round', () => {
    const said = faultsOf('- 名称: 平衡', '  开始: 空白', '  填写: { "01[28,1]": "1" }', '  不通过: [X-1]');
    expect(said).toHaveLength(2);
    expect(said[0]).toBe('tests/trial.yaml:4: 测试“平衡”：X-1 应为“不通过”，却没有不通过');
    expect(said[1]).toContain('没有想到 01-5 不通过：收入总计等于支出总计');
  });
});

describe('a test that cannot be run is told at its line', () => {
  test.each([
    ['  填写: { "01[27,1]": "1" }', '由公式计算'],
    ['  填写: { "01[28,1]": "一" }', '01[28,1]：'],
    ['  填写: { "01[28]": "1" }', '单元格应写成 表[行,栏]'],
    ['  改写: { "01[28,1]": "1" }', '是录入单元格'],
    ['  科目: { "01": { "205": 教育 } }', '表 01 的行由表样固定'],
    ['  数值: { "01[99,1]": "1" }', '没有单元格 01[99,1]'],
    ['  审核: [{ 公式: 01-5, 状态: 对 }]', '应写 通过、不通过、尾差、不适用、未执行 之一'],
    ['  结果: []', '结果'],
  ])('%s', (line, reason) => {
    const said = faultsOf('- 名称: 试', '  开始: 空白', line);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('tests/trial.yaml:3: ');
    expect(said[0]).toContain(reason);
  });
});

test('a sample of another pack is a fault of the pack', () => {
  const sample = SOURCE.files['sample.juesuan'] ?? '';
  const said = faults({ 'sample.juesuan': sample.replace('"shanxi-2022"', '"henan-2024"') });
  expect(said[0]).toBe('sample.juesuan:0: 示例属于表样包“henan-2024”，应为“shanxi-2022”');
});
