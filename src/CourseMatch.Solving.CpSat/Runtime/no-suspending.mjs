// Preloaded into the child process and every thread it starts.
//
// The build of CP-SAT used here expects a JavaScript engine that can suspend WebAssembly (JSPI), because its authors
// let callbacks wait. We ask for no callbacks, so nothing ever has to wait: calls through JavaScript, which C++
// exceptions need, are made plain calls. This runs on any Node from version 18 on, and several times faster than the
// other build of the package, in which every function can be unwound (measured: docs/decisions/).

WebAssembly.Suspending = function plain(original) { return original; };
WebAssembly.promising = original => async (...args) => original(...args);

// Calls from WebAssembly into WebAssembly which may throw: a C++ exception becomes a flag the caller looks at.
function withPlainCalls(imports) {
  let exports;
  const env = { ...imports.env };
  for (const name of Object.keys(env)) {
    if (!name.startsWith('invoke_')) continue;
    env[name] = (index, ...args) => {
      const stack = exports.emscripten_stack_get_current();
      try {
        return exports.__indirect_function_table.get(index)(...args);
      } catch (thrown) {
        exports._emscripten_stack_restore(stack);
        if (thrown instanceof WebAssembly.RuntimeError || thrown instanceof RangeError) throw thrown;
        exports.setThrew(1, 0);
        return name === 'invoke_j' || name.startsWith('invoke_j') ? 0n : 0;
      }
    };
  }
  return {
    imports: { ...imports, env, wasi_snapshot_preview1: env },
    bind: instance => { exports = instance.exports; return instance; },
  };
}

const instantiate = WebAssembly.instantiate;
WebAssembly.instantiate = async (source, imports) => {
  const plain = withPlainCalls(imports);
  const result = await instantiate(source, plain.imports);
  plain.bind(result.instance ?? result);
  return result;
};

WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
  construct(target, [module, imports]) {
    const plain = withPlainCalls(imports);
    return plain.bind(new target(module, plain.imports));
  },
});
