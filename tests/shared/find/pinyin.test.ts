import { describe, expect, test } from 'vitest';
import { fitPinyin, isPinyinQuery, pinyinOf } from '#shared/find/pinyin';

describe('letters fit a name by initials, by whole readings, or by both mixed', () => {
  test.each([
    ['医疗保险', 'ylbx', 'start'],
    ['医疗保险', 'yiliaobaoxian', 'start'],
    ['医疗保险', 'yiliaobx', 'start'],
    ['医疗保险', 'ylbaox', 'start'],
    ['医疗保险', 'yiliaob', 'start'],
    ['医疗保险', 'bx', 'inside'],
    ['医疗保险', 'yb', 'none'],
    ['医疗保险', 'ylbxx', 'none'],
    ['行政运行', 'xzyx', 'start'],
    ['行政运行', 'hzyh', 'start'],
    ['社会保险基金会计', 'kj', 'inside'],
    ['一、一般公共服务支出', 'ybgg', 'inside'],
    ['政府办公厅（室）及相关机构事务', 'bgtsjxg', 'inside'],
    ['重大公共卫生', 'zdggws', 'start'],
    ['旅游', 'ly', 'start'],
    ['A类机构', 'aljg', 'start'],
  ] as const)('%s by %s: %s', (name, letters, fit) => expect(fitPinyin(pinyinOf(name), letters)).toBe(fit));
});

test('capitals are letters too; digits and characters are no pinyin', () => {
  expect(fitPinyin(pinyinOf('医疗保险'), 'YLBX')).toBe('start');
  expect(['ylbx', 'YL', '医疗', '201', 'yl bx', ''].map(isPinyinQuery)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});
