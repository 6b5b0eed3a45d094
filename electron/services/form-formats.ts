/** The files that a self-evaluation form can be had as. */
export const FORM_FORMATS = ['docx', 'pdf', 'xlsx'] as const;
export type FormFormat = (typeof FORM_FORMATS)[number];
