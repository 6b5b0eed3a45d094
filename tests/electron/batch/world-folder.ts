import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { saveProject } from '#shared/project-file/save-project';
import { SHANXI } from '../../shared/shanxi-pack';
import { type MadeUnit, makeUnits, projectOf, type World } from '../../world/make-units';
import { writeUnitWorkbook } from '../../world/write-workbook';

/** Writes a world's units of this year as workbooks or projects into a folder; their files by name from there. */
export function writeWorld(
  folder: string,
  world: World,
  form: 'xlsx' | 'juesuan' = 'xlsx',
): readonly (MadeUnit & { readonly file: string })[] {
  return [...makeUnits(SHANXI, world)].map((made) => {
    const file = `${made.path}.${form}`;
    const content = form === 'xlsx' ? writeUnitWorkbook(made.thisYear) : saveProject(SHANXI, projectOf(made));
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content);
    return { ...made, file };
  });
}

/** Every file below the folder with its bytes. */
export function contents(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  return new Map(paths.map((path) => [path.slice(folder.length), readFileSync(path).toString('base64')]));
}
