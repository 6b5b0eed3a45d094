/** The half of the library that reads files; it is only handed on to the other half. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs';
