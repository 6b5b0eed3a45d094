import { FORM_PREDICATES } from './form-predicates';
import {
  allTablesPresent,
  codesValid,
  countOnly,
  inDictionary,
  namesAgree,
  parentsPresent,
} from './line-predicates';
import type { Predicate } from './predicate';
import { classesHaveLines, emptyTogether, NO_NEGATIVES, WITHIN_TOTAL } from './value-predicates';

/** Checks that are no arithmetic, by the name a pack calls them. Adding one touches this table only. */
export const PREDICATES: Readonly<Record<string, Predicate>> = {
  编码有效: {
    meaning: '科目编码的位数有效，同表不重复',
    tables: 1,
    references: false,
    eachTable: false,
    check: { by: 'lines', problems: codesValid },
  },
  上级齐全: {
    meaning: '每个科目的上级科目都在表中',
    tables: 1,
    references: false,
    eachTable: false,
    check: { by: 'lines', problems: parentsPresent },
  },
  名称一致: {
    meaning: '同一编码在各表的名称一致',
    tables: 1,
    references: false,
    eachTable: false,
    check: { by: 'lines', problems: namesAgree },
  },
  合于词典: {
    meaning: '编码和名称与词典一致',
    tables: 1,
    references: false,
    eachTable: false,
    check: { by: 'lines', problems: inDictionary },
  },
  类有对应行: {
    meaning: '第一张表有其余各表有金额的类的行',
    tables: 2,
    references: false,
    eachTable: false,
    check: { by: 'whole', reads: 'presence', result: classesHaveLines },
  },
  无负数: {
    meaning: '表中没有负数',
    tables: 1,
    references: false,
    eachTable: true,
    check: { by: 'amounts', check: NO_NEGATIVES },
  },
  不超合计: {
    meaning: '各行不超过合计行',
    tables: 1,
    references: false,
    eachTable: true,
    check: { by: 'amounts', check: WITHIN_TOTAL },
  },
  同有同无: {
    meaning: '所列各格与该表同时有数或同时无数',
    tables: 1,
    references: true,
    eachTable: false,
    check: { by: 'whole', reads: 'presence', result: emptyTogether },
  },
  各表齐全: {
    meaning: '表样包的各表都在',
    tables: 0,
    references: false,
    eachTable: false,
    check: { by: 'whole', reads: 'lines', result: allTablesPresent },
  },
  空表有说明: {
    meaning: '无数据的表印有说明句',
    tables: 1,
    references: false,
    eachTable: false,
    check: { by: 'whole', reads: 'lines', result: countOnly },
  },
  ...FORM_PREDICATES,
  导入无误: {
    meaning: '导入时没有留下这一条的问题',
    tables: 0,
    references: false,
    eachTable: false,
    check: { by: 'whole', reads: 'lines', result: () => ({ looked: 1, problems: [] }) },
  },
};
