import { useCallback, useEffect, useState } from 'react';
import type { HostResponse } from '#shared/host/contract';
import { callHost } from '../../host/call-host';
import { reporting } from '../../host/reporting';

type Listed = HostResponse<'packs.list'>;

/** The packs of this machine, those with an unreadable head included; `reload` after one came or went. */
export function usePacks(): Listed & { readonly reload: () => Promise<unknown> } {
  const [listed, setListed] = useState<Listed>({ packs: [], faulty: [] });
  const reload = useCallback(() => reporting(async () => setListed(await callHost('packs.list', {}))), []);
  useEffect(() => void reload(), [reload]);
  return { ...listed, reload };
}
