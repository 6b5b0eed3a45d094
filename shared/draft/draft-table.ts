/** A table read from a sample sheet, in the shape of `tables/NN.yaml`, so that it is written out as it stands. */
export type DraftTable = {
  id: string;
  readonly title: string;
  readonly number?: string;
  readonly shortTitle: string;
  readonly sheet: string;
  readonly orientation: 'portrait' | 'landscape';
  readonly caption: { readonly organisation?: string; readonly year?: string; readonly scale: string };
  readonly columnNumbers?: string;
  readonly panels: readonly DraftPanel[];
  readonly footer?: readonly (DraftLine & { readonly panels: readonly [number, number] })[];
  readonly notes: readonly string[];
  readonly emptySentence?: string;
};

export type DraftPanel = {
  readonly title?: string;
  readonly columns: readonly DraftColumn[];
  readonly items: readonly DraftItem[];
};

export type DraftColumn = DraftLeaf | { readonly title: string; readonly columns: readonly DraftColumn[] };

export type DraftLeaf = {
  readonly amount?: number;
  /** Of values that are no amounts, of this type. */
  readonly column?: number;
  readonly type?: 'count' | 'percentage' | 'text';
  readonly parts?: readonly string[];
  readonly shows?: 'label' | 'number' | 'code' | 'name';
  readonly title: string;
  readonly aliases?: readonly string[];
  readonly width: number;
};

export type DraftLine = {
  readonly line: string;
  readonly label: string;
  readonly number?: string;
  readonly class?: string;
  readonly type?: 'count';
  readonly notApplicable?: readonly number[];
  readonly total?: true;
  readonly bold?: true;
};

export type DraftItem =
  | DraftLine
  | { readonly unlabelled: string }
  | { readonly heading: string }
  | { readonly header: readonly string[] }
  | { readonly fill: true }
  | {
      readonly codes: string;
      readonly levels: readonly number[];
      readonly letters?: true;
      readonly serial?: number;
    };
