/** What a callback of the caller's runs inside. It counts only while it is active: what outlives the callback is free again. */
export interface CallScope {
  readonly kind: "transaction" | "update";
  isActive: boolean;
}

/**
 * Knows, across `await`, whether the running code was called by a transaction or update of one cache. Where the platform has
 * no `AsyncLocalStorage` (browsers), nothing is known and nothing refused.
 */
export class CallContext {
  readonly #storage: AsyncStorage | undefined;

  constructor() {
    const hooks = asyncHooks();
    this.#storage = hooks && new hooks.AsyncLocalStorage<CallScope>();
  }

  /** The kind of callback that the caller is inside of. */
  current(): CallScope["kind"] | undefined {
    const scope = this.#storage?.getStore();
    return scope?.isActive === true ? scope.kind : undefined;
  }

  /** Calls `body` inside the scope. */
  run<R>(scope: CallScope, body: () => R): R {
    return this.#storage === undefined ? body() : this.#storage.run(scope, body);
  }

  /** `body` as if it were called from here, for callbacks that are called when their turn comes. */
  bind<A, R>(body: (argument: A) => R): (argument: A) => R {
    const hooks = asyncHooks();
    if (hooks === undefined) return body;
    const here = new hooks.AsyncResource("KeyslotUpdate");
    return (argument) => here.runInAsyncScope(() => body(argument));
  }
}

type AsyncStorage = InstanceType<typeof import("node:async_hooks").AsyncLocalStorage<CallScope>>;

// Asked of the platform at run time, so that the core has no import that a browser cannot resolve.
function asyncHooks(): typeof import("node:async_hooks") | undefined {
  const platform: { readonly process?: Partial<Pick<NodeJS.Process, "getBuiltinModule">> } = globalThis;
  return platform.process?.getBuiltinModule?.("node:async_hooks");
}
