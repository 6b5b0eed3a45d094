import type { AddressText } from '../document/address';
import { present, unreachable } from '../kit/assert';
import type { Reason } from './cause';

/** Why a cause is likely, as a clause of a sentence; `named` says a place in the clerk's words. */
export function reasonWords(reason: Reason, named: (address: AddressText) => string): string {
  switch (reason.kind) {
    case 'exchanged-digits':
      return '有两位数字颠倒';
    case 'wrong-digit':
      return '有一位数字写错';
    case 'digit-count':
      return reason.tooMany ? '多写了一位数字' : '少写了一位数字';
    case 'factor':
      return factorWords(reason.power);
    case 'sign':
      return '正负号写反';
    case 'moved':
      return reason.along === 'line'
        ? '错了一栏，与相邻栏的金额互换了位置'
        : '错了一行，与相邻行的金额互换了位置';
    case 'missing':
      return reason.like === undefined ? '漏填' : `漏填，${named(reason.like)}有这个金额`;
    case 'doubled':
      return reason.like === undefined
        ? '重复计算，是应有金额的两倍'
        : `重复，${named(reason.like)}已有同样的金额`;
    case 'last-year':
      return '填的是上年数';
    case 'stale-total':
      return reason.without === undefined
        ? '合计与所属各格不符，像是没有更新'
        : `合计没有更新，少了${named(reason.without)}`;
    case 'stands-elsewhere':
      return `${named(reason.like)}有应填的金额`;
    case 'whole-table':
      return `整张表的金额都${factorWords(reason.power)}`;
    case 'missing-line':
      return `缺少科目 ${reason.code} ${reason.name}，${named(reason.like)}有这个金额`;
    case 'none':
      return '看不出是怎样写错的';
    default:
      return unreachable(reason);
  }
}

function factorWords(power: number): string {
  const times = `${power > 0 ? '大' : '小'}了 ${present(TIMES[Math.abs(power)], 'no other power is looked for')}倍`;
  if (power === 4) return `${times}，像是在以万元为单位的表中填了元`;
  return power === -4 ? `${times}，像是在以元为单位的表中填了万元` : `${times}，小数点或 0 的个数不对`;
}

const TIMES: Readonly<Record<number, string>> = { 1: '10 ', 2: '100 ', 3: '1000 ', 4: '1 万' };
