import type { ImportCard, ImportChange, ProblemCard } from "#shared/wire.ts";
import { ask, query } from "./ask.ts";

export const readImports = (): Promise<readonly ImportCard[]> => ask("GET", "/client-imports");

export const readImportFields = async (): Promise<readonly string[]> =>
  (await ask<{ readonly fields: readonly string[] }>("GET", "/client-imports/fields")).fields;

/** Of a file that was uploaded. */
export const beginImport = (fileKey: string): Promise<ImportCard> =>
  ask("POST", "/client-imports", { file_key: fileKey });

export const changeImport = (id: number, change: ImportChange): Promise<ImportCard> =>
  ask("PATCH", `/client-imports/${id}`, change);

/** Has it read without writing anything. */
export const checkImport = (id: number): Promise<ImportCard> => ask("POST", `/client-imports/${id}/check`);

export const runImport = (id: number): Promise<ImportCard> => ask("POST", `/client-imports/${id}/run`);

export const stopImport = (id: number): Promise<ImportCard> => ask("DELETE", `/client-imports/${id}/run`);

export const readProblems = (id: number, after: number): Promise<readonly ProblemCard[]> =>
  ask("GET", `/client-imports/${id}/problems${query({ after, limit: 50 })}`);

/** Where all clients are downloaded from. */
export const exportAddress = (format: string, isExcel: boolean): string =>
  `/api/clients/export${query({ format, excel: isExcel ? "true" : null })}`;
