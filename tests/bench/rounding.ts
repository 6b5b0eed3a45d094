import { roundToWanyuan } from '#shared/export/wanyuan';
import type { Pack } from '#shared/pack/pack';
import { largeProject } from '../shared/export/large-project';
import { sessionOf } from '../support/reference';
import { pair, type Row, sideBySide } from './measure';

/** As it was when every rounding compiled the rules anew, on one machine: of late both cost less, each for itself the more. */
const BEFORE: Readonly<Record<number, string>> = {
  150: '57.7 ms : 14.6 ms',
  1500: '312 ms : 134 ms',
  5000: '1128 ms : 449 ms',
};

/** A department of many 项 with its tables in agreement, printed in 万元 so that parts add up to their totals. */
export async function roundingRows(pack: Pack): Promise<Row[]> {
  const rows: Row[] = [];
  for (const items of [150, 1_500, 5_000]) {
    const session = sessionOf(pack, largeProject(pack, items));
    const [balanced, each] = await sideBySide(
      [
        { name: 'balanced', run: () => roundToWanyuan(session, 'balanced') },
        { name: 'each', run: () => roundToWanyuan(session, 'each') },
      ],
      { seconds: 2, warm: 2, atLeast: 4 },
    );
    rows.push({
      work: `${items} 项换算为万元，使分项之和等于合计 : 各格自行四舍五入`,
      ...pair(balanced, each),
      target: { ofPeer: 2 },
      before: BEFORE[items] ?? '',
    });
  }
  return rows;
}
