/** One schema file as the compiler gets it: text and the outcome of its imports, so that compiling needs no disk. */
export interface Source {
  /** Path relative to the project's root, with `/`; `../` where it lies outside. */
  readonly path: string;
  readonly text: string;
  /** Module specifier → path of another source; specifiers that are missing here were not found. `@keyslot/runtime/types` needs no entry. */
  readonly imports: Readonly<Record<string, string>>;
  /** True for the files that the globs matched; the others are only imported by them, and only what is reached is compiled. */
  readonly root: boolean;
  /** For a file of another package: the specifier under which generated code can import it. */
  readonly packageSpecifier?: string;
}
