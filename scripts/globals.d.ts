// APIs of only some browsers, which TypeScript's own types lack: https://wicg.github.io/netinfo/
interface Navigator {
  readonly connection?: { readonly saveData?: boolean };
}
