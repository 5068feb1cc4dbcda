// What only some browsers know, so that TypeScript's own list lacks it: https://wicg.github.io/netinfo/
interface Navigator {
  readonly connection?: { readonly saveData?: boolean };
}
