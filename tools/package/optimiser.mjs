// wasm-opt, as the library it is made of, set up for every module that is packed.

/**
 * A function that is called once becomes part of its caller up to so many bytes.
 *
 * Without it all finders end up in one function of 68 KB. Of a thousand starts in WebKit 2.50 one
 * trapped in it (`Out of bounds memory access`, `Unreachable code`) on the first message, where a
 * loop of it went on in code that had been compiled meanwhile; in parts of at most 26 KB none of
 * six thousand did. The download is as large.
 */
const ONCE_CALLED = 300;

/** The library with its levels set. */
export async function optimiser() {
  const { default: binaryen } = await import("binaryen");
  binaryen.setOptimizeLevel(2);
  binaryen.setShrinkLevel(1);
  binaryen.setOneCallerInlineMaxSize(ONCE_CALLED);
  return binaryen;
}
