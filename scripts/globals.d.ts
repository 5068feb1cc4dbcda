// APIs of only some browsers, which TypeScript's own types lack: https://wicg.github.io/netinfo/
interface Navigator {
  readonly connection?: { readonly saveData?: boolean };
}

// The words of letter.js, which the build puts in the place of this name: see crates/site/src/built/letter.rs.
declare const COMPOSER_WORDS: {
  form: string;
  subject: string;
  paste: string;
  greeting: string;
  leave: string;
  readers: Record<string, { opening: string; lines: string[] }>;
  ways: [own: string, them: string][];
};
