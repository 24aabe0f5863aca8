import type { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";

/** Where sources are read from: the disk, or a tree of git. All paths are absolute. */
export interface SourceDisk {
  isFile(path: string): boolean;
  isFolder(path: string): boolean;
  /** The path without symbolic links; the path itself when there is nothing. */
  realPath(path: string): string;
  /** Undefined when the file cannot be read or is not UTF-8. */
  readText(path: string): string | undefined;
  /** Reports why `readText` gave nothing; a second attempt that succeeds is as good. */
  requireText(path: string, shown: string, diagnostics: DiagnosticBag): string | undefined;
}
