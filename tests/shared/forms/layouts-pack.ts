import { readFileSync } from 'node:fs';
import { explainPackProblems } from '#shared/kit/pack-problem';
import type { Pack } from '#shared/pack/pack';
import { loadPack } from '#shared/pack-check/load-pack';
import { SHANXI_SOURCE } from '../shanxi-pack';

const LAYOUTS = ['ministry', 'sichuan-2023', 'hubei', 'tianjin'];

/** The pack of Shanxi with the forms of four other places instead of its own. */
function packOfLayouts(): Pack {
  const files: Record<string, string> = { ...SHANXI_SOURCE.files };
  for (const name of LAYOUTS)
    files[`forms/${name}.yaml`] = readFileSync(
      new URL(`../../fixtures/forms/${name}.yaml`, import.meta.url),
      'utf8',
    );
  const head = files['pack.yaml'] ?? '';
  files['pack.yaml'] = head.replace(/^forms:.*$/m, `forms: [${LAYOUTS.join(', ')}]`);
  delete files['report.yaml'];
  const pack = loadPack({ directory: 'layouts', files });
  if (!pack.ok) throw new Error(explainPackProblems(pack.problem));
  return pack.value;
}

export const PACK = packOfLayouts();
