// What the bindings find under the name `WebAssembly` where there is none.

import instance from "../build/lowered/contact_guard.asm.js";

class Instance {}
class Module {}

export const WebAssembly = {
  Instance,
  Module,
  RuntimeError: Error,
  async instantiate(_bytes, imports) {
    return { instance: { exports: instance(imports) } };
  },
};
