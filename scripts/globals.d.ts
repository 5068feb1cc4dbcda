// APIs that only some browsers have, which TypeScript's own types lack: https://wicg.github.io/netinfo/
interface Navigator {
  readonly connection?: { readonly saveData?: boolean };
}
