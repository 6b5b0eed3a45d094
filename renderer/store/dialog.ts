import type { PastePlan } from '#shared/clipboard/plan-paste';
import type { AddressText } from '#shared/document/address';
import type { Leftover } from '#shared/host/calls/leftovers';
import type { LeftWork } from '#shared/host/calls/recovery';
import type { TableId } from '#shared/rule/rule';
import type { Session } from '#shared/session/session';
import type { ReadLeftover, Recovered } from './recovered';

/** The dialogs of the page, one at a time. */
export type Dialog =
  /** `packId`: the pack that is chosen already. */
  | { readonly kind: 'new-project'; readonly packId?: string }
  /** From last year's project: the open one, or one to be chosen. */
  | { readonly kind: 'next-year' }
  | { readonly kind: 'packs' }
  | { readonly kind: 'facts' }
  | {
      readonly kind: 'import';
      readonly as: 'new-project' | 'this-year' | 'prior';
      readonly path: string;
      /** Opened from the list of 批量检查: back there when it is not taken, else on to what is wrong with it. */
      readonly isOfBatch?: boolean;
    }
  | { readonly kind: 'carry-forward' }
  | { readonly kind: 'export' }
  | { readonly kind: 'take-texts'; readonly path: string }
  /** 自评表 of a file, or of its whole folder. */
  | {
      readonly kind: 'import-forms';
      readonly path: string;
      readonly folder: boolean;
      /** They are last year's: this year's are begun from them. */
      readonly ofLastYear: boolean;
    }
  | { readonly kind: 'export-forms' }
  /** A finished document that is audited. */
  | { readonly kind: 'audit'; readonly path: string }
  /** Many files checked. */
  | { readonly kind: 'batch' }
  /** Questions over units that were checked. */
  | { readonly kind: 'query' }
  /** Units summed. */
  | { readonly kind: 'consolidate' }
  /** The open sum follows its units. */
  | { readonly kind: 'renew-sum' }
  | { readonly kind: 'print' }
  | { readonly kind: 'go-to' }
  | { readonly kind: 'paste'; readonly plan: PastePlan }
  | { readonly kind: 'note'; readonly address: AddressText }
  /** At a text of the document. */
  | { readonly kind: 'text-note'; readonly key: string; readonly label: string }
  /** Two versions of the project, the older first, under the names the clerk knows them by. */
  | {
      readonly kind: 'differences';
      readonly title: string;
      readonly names: readonly [string, string];
      readonly sessions: readonly [Session, Session];
      readonly onClose: () => void;
    }
  /** Unsaved work that an earlier window left. */
  | {
      readonly kind: 'left-work';
      readonly work: LeftWork;
      readonly recovered: Recovered;
      readonly onClose: () => void;
    }
  /** What a killed save left beside a project. `onClose` is told whether it was opened as a project of its own. */
  | {
      readonly kind: 'leftover';
      readonly leftover: Leftover;
      readonly read: ReadLeftover;
      readonly onClose: (isTaken: boolean) => void;
    }
  /** The last saved states of the project at the path. */
  | { readonly kind: 'versions'; readonly path: string }
  | { readonly kind: 'office-codes' }
  | { readonly kind: 'guide' }
  | { readonly kind: 'shortcuts' }
  | { readonly kind: 'insert-line'; readonly table: TableId; readonly near: string; readonly query: string }
  | { readonly kind: 'edit-line'; readonly table: TableId; readonly code: string };
