// The boundary of the page's own script, lent to the module that stands in for WebAssembly: both must
// see the same failure, and take down what the other hung up.

let boundary;

export function lend(own) {
  boundary = own;
}

export const adopt = (...given) => boundary.adopt(...given);
export const after = (...given) => boundary.after(...given);
export const difference = (...given) => boundary.difference(...given);
export const every = (...given) => boundary.every(...given);
export const highlight = (...given) => boundary.highlight(...given);
export const listen = (...given) => boundary.listen(...given);
export const nextFrame = (...given) => boundary.nextFrame(...given);
export const onResize = (...given) => boundary.onResize(...given);
export const remover = (...given) => boundary.remover(...given);
