import { create } from 'zustand';
import type { OfficeCodes } from '#shared/host/calls/office-codes';
import { callHost } from '../host/call-host';
import { reporting } from '../host/reporting';

/** The list of 科目 that this office keeps on this machine; null: none, or not asked for yet. */
type OfficeCodesState = { readonly list: OfficeCodes | null; readonly isAsked: boolean };

export const useOfficeCodes = create<OfficeCodesState>(() => ({ list: null, isAsked: false }));

/** Asks the host once; a damaged list is told and counts as none. */
export async function loadOfficeCodes(): Promise<void> {
  if (useOfficeCodes.getState().isAsked) return;
  useOfficeCodes.setState({ isAsked: true });
  const answer = await reporting(() => callHost('office-codes.read', {}));
  if (answer) useOfficeCodes.setState({ list: answer.list });
}

/** Takes the list anew from a workbook. The rows that gave no code, or `undefined` when it was not taken. */
export async function importOfficeCodes(
  path: string,
): Promise<readonly { readonly place: string; readonly reason: string }[] | undefined> {
  const answer = await reporting(() => callHost('office-codes.import', { path }));
  if (answer) useOfficeCodes.setState({ list: answer.list, isAsked: true });
  return answer?.left;
}

export async function removeOfficeCodes(): Promise<void> {
  const answer = await reporting(() => callHost('office-codes.remove', {}));
  if (answer) useOfficeCodes.setState({ list: null, isAsked: true });
}
