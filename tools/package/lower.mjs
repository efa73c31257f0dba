// The module for engines that are some years old, and for pages without WebAssembly at all.
//
// The compiler's target has features that the oldest webviews lack, and the standard library is
// compiled with them. So they are taken out behind it: the bindings are made as if there were none,
// the instructions become older ones, and what is left has to validate as WebAssembly 1.0. From
// the same comes the module as JavaScript.

import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bindgen } from "./bindgen.mjs";
import { optimiser } from "./optimiser.mjs";
import { sections } from "./sections.mjs";

/** The sections that have names instead of numbers. */
const CUSTOM = 0;

/** Writes `bindings.js`, `contact_guard.wasm` and `contact_guard.asm.js` into `folder`. */
export async function lower(linked, folder) {
  const binaryen = await optimiser();
  const plain = join(folder, "plain.wasm");
  writeFileSync(plain, withoutFeatures(readFileSync(linked)));
  bindgen(plain, folder);
  const path = join(folder, "bindings.js");
  const bindings = readFileSync(path, "utf8");

  const { MutableGlobals, BulkMemory, BulkMemoryOpt, SignExt, NontrappingFPToInt } = binaryen.Features;
  const bound = join(folder, "bindings_bg.wasm");
  const module = binaryen.readBinary(readFileSync(bound));
  module.setFeatures(MutableGlobals | BulkMemory | BulkMemoryOpt | SignExt | NontrappingFPToInt);
  answerForTheTable(binaryen, module, bindings);
  module.optimize();
  module.runPasses(["signext-lowering", "llvm-memory-copy-fill-lowering", "llvm-nontrapping-fptoint-lowering"]);
  module.setFeatures(MutableGlobals);
  module.optimize();
  if (!module.validate()) throw new Error("the lowered module needs more than WebAssembly 1.0");
  writeFileSync(join(folder, "contact_guard.wasm"), module.emitBinary());
  writeFileSync(join(folder, "contact_guard.asm.js"), asFunction(module.emitAsmjs()));
  module.dispose();
  for (const step of [plain, bound]) rmSync(step);
  writeFileSync(path, bindings.replace(/^import \* as \w+ from "__wbindgen_externref_xform__";?$/m, "").replace(/^\s*"__wbindgen_externref_xform__": \w+,$/m, ""));
}

/** The module with the list of its features empty, by which the bindings are made. */
function withoutFeatures(bytes) {
  const name = Buffer.from("target_features");
  for (const { id, begin, end, body } of sections(bytes)) {
    const length = id === CUSTOM ? body.number() : 0;
    if (!name.equals(bytes.subarray(body.at, body.at + length))) continue;
    const empty = Buffer.from([length, ...name, 0]);
    return Buffer.concat([bytes.subarray(0, begin), Buffer.from([CUSTOM, empty.length]), empty, bytes.subarray(end)]);
  }
  throw new Error("the module does not say what it was compiled for: was it stripped?");
}

/**
 * Without a table of references the bindings keep objects in an array, and forget to tell the module
 * where its own part of it begins.
 */
function answerForTheTable(binaryen, module, bindings) {
  const [, size, fixed] = /let heap = new Array\((\d+)\)\.fill\(undefined\);\s*heap\.push\(([^)]*)\);/.exec(bindings) ?? [];
  if (!size) throw new Error("the bindings keep their objects otherwise than they did");
  const begin = Number(size) + fixed.split(",").length;
  for (let index = 0; index < module.getNumFunctions(); index++) {
    const { name, base, params, results } = binaryen.getFunctionInfo(module.getFunctionByIndex(index));
    if (base !== "__wbindgen_externref_statics_end") continue;
    module.removeFunction(name);
    module.addFunction(name, params, results, [], module.i32.const(begin));
    return;
  }
}

/** What was printed as a module of its own, as one function from imports to exports. */
function asFunction(printed) {
  const end = printed.lastIndexOf("var retasmFunc = asmFunc(");
  const begin = printed.indexOf("var bufferView;");
  if (end < 0 || begin < 0) throw new Error("the module was printed otherwise than it was");
  // Views of the old memory have to notice that there is a new one, as they do in WebAssembly.
  const grown = printed.slice(begin, end).replace("   buffer = newBuffer;", "   detach(buffer);\n   buffer = newBuffer;");
  return `function detach(buffer) { new MessageChannel().port1.postMessage(null, [buffer]); }\n${grown}\nexport default asmFunc;\n`;
}
