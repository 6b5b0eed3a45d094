import { posix } from 'node:path';
import { relationshipsName } from '../../package/relationships';
import type { Template } from './open-template';

/**
 * Takes out the order of calculation, which Excel rebuilds on opening and which would otherwise name cells that have
 * changed. Its content type and its relationship go with it.
 */
export function removeCalcChain({ working, workbook }: Template): void {
  const links = relationshipsName(workbook);
  const relationships = working.document(links);
  const link = relationships?.root.children.find(({ attributes }) => attributes.Type?.endsWith('/calcChain'));
  if (link === undefined) return;
  const target = link.attributes.Target ?? '';
  const part = posix.join(target.startsWith('/') ? '' : posix.dirname(workbook), target).replace(/^\//, '');
  working.edit(links, [{ start: link.start, end: link.end, text: '' }]);
  const types = working
    .document('[Content_Types].xml')
    ?.root.children.filter(({ attributes }) => attributes.PartName === `/${part}`);
  working.edit(
    '[Content_Types].xml',
    (types ?? []).map(({ start, end }) => ({ start, end, text: '' })),
  );
  working.remove(part);
}
