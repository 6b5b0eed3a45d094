import type { HostRequest, HostResponse } from '#shared/host/contract';

/** How a document is audited. */
export type AuditWish = Omit<HostRequest<'audit.document'>, 'job'>;

/** The answer, with what was asked: copies are made by the same wish. */
export type Audited = HostResponse<'audit.document'> & { readonly wish: AuditWish };
