import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { ROOT } from './root.mjs';

/**
 * Folders form no circles: at every depth, what one folder imports of its neighbours runs one way. A circle is an
 * error that names the files whose imports close it. Another root may be given to check.
 */
const root = process.argv[2] ?? ROOT;
const LAYERS = ['electron', 'renderer', 'shared'];
const IMPORT = /(?:from|import)\s*\(?\s*'([^']+)'/g;

const imports = LAYERS.flatMap((layer) => sourcesIn(join(root, layer))).flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(IMPORT)].flatMap(([, name]) => {
    const target = targetOf(file, name);
    return target === undefined ? [] : [{ from: partsOf(file), to: partsOf(target) }];
  }),
);

const circles = [...arrowsByFolder()].flatMap(([folder, arrows]) =>
  circlesAmong(arrows).map((circle) => ({ folder, circle, arrows })),
);
for (const { folder, circle, arrows } of circles) {
  console.error(`error   ${folder}: ${circle.join(', ')} import each other`);
  for (const [from, targets] of arrows) {
    for (const [to, example] of targets) {
      if (circle.includes(from) && circle.includes(to)) console.error(`        ${from} → ${to}: ${example}`);
    }
  }
}
process.exitCode = circles.length > 0 ? 1 : 0;

/** Folder → its folders and files → which of their neighbours they import, each with one import as an example. */
function arrowsByFolder() {
  const byFolder = new Map();
  for (const { from, to } of imports) {
    const shared = from.findIndex((part, at) => part !== to[at]);
    if (shared < 0) continue;
    const folder = from.slice(0, shared).join('/') || '.';
    const arrows = byFolder.get(folder) ?? new Map();
    byFolder.set(folder, arrows);
    const targets = arrows.get(from[shared]) ?? new Map();
    arrows.set(from[shared], targets);
    if (!targets.has(to[shared])) targets.set(to[shared], `${from.join('/')} imports ${to.join('/')}`);
  }
  return byFolder;
}

/** Tarjan's strongly connected components of more than one member. */
function circlesAmong(arrows) {
  const state = new Map();
  const stack = [];
  const circles = [];
  const visit = (name) => {
    const own = { index: state.size, low: state.size, open: true };
    state.set(name, own);
    stack.push(name);
    for (const target of arrows.get(name)?.keys() ?? []) {
      const known = state.get(target) ?? visit(target);
      if (known.open) own.low = Math.min(own.low, known.low);
    }
    if (own.low === own.index) {
      const circle = stack.splice(stack.indexOf(name));
      for (const member of circle) state.get(member).open = false;
      if (circle.length > 1) circles.push(circle);
    }
    return own;
  };
  for (const name of arrows.keys()) if (!state.has(name)) visit(name);
  return circles;
}

function targetOf(file, name) {
  const base = name.startsWith('#shared/')
    ? join(root, 'shared', name.slice('#shared/'.length))
    : name.startsWith('.')
      ? resolve(dirname(file), name)
      : undefined;
  if (base === undefined) return undefined;
  return [`${base}.ts`, `${base}.tsx`].find((path) => existsSync(path));
}

function partsOf(path) {
  return relative(root, path).split(sep);
}

function sourcesIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}
