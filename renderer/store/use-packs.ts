import { useCallback, useEffect, useState } from 'react';
import type { HostResponse } from '#shared/host/contract';
import { callHost } from '../host/call-host';
import { reporting } from '../host/reporting';

type Listed = HostResponse<'packs.list'>;
export type ListedPack = Listed['packs'][number];

/** The packs of this machine, those with an unreadable head included; null: not known yet. `reload` after one came or went. */
export function usePacks(): { readonly listed: Listed | null; readonly reload: () => Promise<unknown> } {
  const [listed, setListed] = useState<Listed | null>(null);
  const reload = useCallback(() => reporting(async () => setListed(await callHost('packs.list', {}))), []);
  useEffect(() => void reload(), [reload]);
  return { listed, reload };
}
