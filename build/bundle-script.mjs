import { build } from 'vite';
import { ROOT } from './root.mjs';

/** How everything that runs in Node is bundled: libraries included, readable. */
export const FOR_NODE = {
  configFile: false,
  root: ROOT,
  logLevel: 'error',
  publicDir: false,
  ssr: { target: 'node', noExternal: true },
  build: { ssr: true, target: 'node20', minify: false },
};

/**
 * Bundles one script of the tests or of the build, with the parts of the program that it uses, as `NAME.mjs`.
 *
 * @param {{ name: string, input: string, folder: string, external?: (string | RegExp)[] }} script
 *   `external`: libraries that stay as their makers publish them
 */
export async function bundleScript({ name, input, folder, external = [] }) {
  await build({
    ...FOR_NODE,
    define: { __PROGRAM_DIGEST__: JSON.stringify(name) },
    build: {
      ...FOR_NODE.build,
      outDir: folder,
      rolldownOptions: {
        input: { [name]: input },
        external,
        output: { format: 'esm', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  });
}
