/**
 * What `shared` uses of liquidjs, for the check of that layer alone. The library's own declarations refer to Node's types,
 * and with them `process` and `node:fs` would pass as known in a layer that is to be pure. The other layers, which take
 * shared's code in, are checked against the library's own.
 */
export type Template = { readonly name?: string };

export declare class Context {
  constructor(
    names: object,
    options: Liquid['options'],
    renderOptions: { sync: boolean },
    parts: { liquid: Liquid },
  );
  /** What the templates assigned. */
  bottom(): Record<string, unknown>;
}

export declare class Liquid {
  readonly options: { readonly strictVariables: boolean };
  readonly tags: Record<string, unknown>;
  readonly filters: Record<string, unknown>;
  constructor(options: {
    strictFilters: boolean;
    strictVariables: boolean;
    ownPropertyOnly: boolean;
    templates: Record<string, string>;
    outputEscape: (value: unknown) => string;
  });
  parse(text: string, file: string): Template[];
  registerFilter(name: string, filter: (subject: unknown, ...given: readonly unknown[]) => unknown): void;
  renderSync(template: readonly Template[], scope: object): unknown;
}
