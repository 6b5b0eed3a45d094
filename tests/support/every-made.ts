import type { Session } from '#shared/session/session';
import { MADE } from './mutation-trial';
import { sessionOf } from './reference';
import { loadBuiltIn, sampleWithPrior } from './sample-report';
import { xinzhouSession } from './xinzhou-report';

/** A whole project of every pack of the program's own, by its id: nothing of its document waits to be filled in. */
export function everyMade(): Readonly<Record<string, () => Session>> {
  const more = ['beijing-2024', 'central-2024', 'zhejiang-2024', 'shanghai-2025'];
  return {
    ...MADE,
    ...Object.fromEntries(more.map((id) => [id, () => sampleWithPrior(id)])),
    // Its sample states no 补充资料; its tables are those of the year before.
    'shanxi-2023': () => {
      const document = xinzhouSession().document();
      return sessionOf(loadBuiltIn('shanxi-2023'), { ...document, facts: { ...document.facts, year: 2023 } });
    },
  };
}
