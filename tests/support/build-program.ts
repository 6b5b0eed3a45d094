import { basename, join } from 'node:path';
import { build } from 'vite';

/** A module of the tests as one file of JavaScript, to be run as a process of its own. */
export async function buildProgram(source: string, folder: string): Promise<string> {
  const name = `${basename(source, '.ts')}.mjs`;
  await build({
    configFile: false,
    logLevel: 'silent',
    root: join(import.meta.dirname, '../..'),
    ssr: { noExternal: true },
    // The packs are found from where the sources lie.
    define: { 'import.meta.url': JSON.stringify(new URL('./reference.ts', import.meta.url).href) },
    build: {
      outDir: folder,
      ssr: source,
      rolldownOptions: { output: { entryFileNames: name } },
    },
  });
  return join(folder, name);
}
