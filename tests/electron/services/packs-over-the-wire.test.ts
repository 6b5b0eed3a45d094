import { parse } from 'devalue';
import { expect, test } from 'vitest';
import { present } from '#shared/kit/assert';
import { loadPackFolder } from '../../../electron/packs/load-pack-folder';
import { packPlace } from '../../../electron/packs/pack-folders';
import { createPackHandlers } from '../../../electron/services/packs';
import { BUILT_IN_IDS, BUILT_IN_PACKS } from '../../support/built-in-packs';
import { ANY_FILE } from './any-file';

test.each(BUILT_IN_IDS)('the page gets %s as it was compiled', async (id) => {
  const handlers = createPackHandlers(BUILT_IN_PACKS, ANY_FILE, () => undefined);
  const answer = await handlers['packs.load']({ id });
  const loaded = await loadPackFolder(present(await packPlace(BUILT_IN_PACKS, id), id));
  const pack = loaded.ok && loaded.value.ok && loaded.value.value;
  expect(answer.ok && 'graph' in answer.value && parse(answer.value.graph)).toStrictEqual(pack);
});
