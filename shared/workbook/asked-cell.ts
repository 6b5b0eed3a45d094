import type { AddressText } from '../document/address';
/** A cell left blank until its unit is known: its place, and what its format makes of the number. */
export type AskedCell = {
  readonly address: AddressText;
  readonly sheet: string;
  readonly cell: string;
  readonly stored: string;
  readonly hidden: number;
};
