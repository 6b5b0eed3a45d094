import { z } from 'zod';
import { parseAddress } from '../document/address';
import { STATE_NAMES } from '../engine/finding';

/** The shape of tests/*.yaml of a pack. All scalars are texts; keys are in the words of the people who write them. */
const address = z
  .string()
  .refine((text) => parseAddress(text) !== undefined, '单元格应写成 表[行,栏]，例如 01[27,1]');
const cells = z.record(address, z.string()).default({});
const states = Object.values(STATE_NAMES);

const packTest = z.strictObject({
  名称: z.string().min(1),
  /** 示例: the pack's sample.juesuan. 空白: a project with nothing in it. */
  开始: z.enum(['示例', '空白'], { error: '应写 示例 或 空白' }),
  单位性质: z.string().optional(),
  /** Table → 科目编码 → name; missing parents come with them. */
  科目: z.record(z.string(), z.record(z.string(), z.string())).default({}),
  填写: cells,
  改写: cells,
  数值: cells,
  审核: z
    .array(
      z.strictObject({
        公式: z.string().min(1),
        状态: z.enum(states, { error: `应写 ${states.join('、')} 之一` }),
        单元格: z.array(address).default([]),
      }),
    )
    .default([]),
  /** Exactly these rules fail; absent: not asked. */
  不通过: z.array(z.string()).optional(),
});

export const packTestFile = z.array(packTest, { error: '应为一串测试，每条以“- 名称: …”开头' }).min(1);
export type PackTest = z.infer<typeof packTest>;
